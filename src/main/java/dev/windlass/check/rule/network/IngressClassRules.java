package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** IngressClass, as in k8s.io/kubernetes/pkg/apis/networking/validation. */
public final class IngressClassRules implements KindRules {
    private static final int LONGEST_CONTROLLER = 250;

    @Override
    public void check(Value object) {
        Value controller = object.field("spec", "controller");
        if (controller.needed()) {
            if (TextForm.bytes(controller.text()) > LONGEST_CONTROLLER) {
                controller.tooLong(LONGEST_CONTROLLER, "bytes");
            }
            controller.form(TextForm.DOMAIN_PREFIXED_PATH);
        }
        Value parameters = object.field("spec", "parameters");
        if (parameters.isPresent()) {
            ObjectReferences.check(parameters);
            scope(parameters.field("scope"), parameters.field("namespace"));
        }
    }

    private static void scope(Value scope, Value namespace) {
        switch (scope.text()) {
            case "Cluster" -> {
                if (namespace.isPresent()) {
                    namespace.forbidden("must not be set with scope Cluster");
                }
            }
            case "Namespace" -> {
                if (namespace.isAbsent()) {
                    namespace.required("scope Namespace needs it");
                } else {
                    namespace.form(TextForm.LABEL);
                }
            }
            default -> scope.notSupported(List.of("Cluster", "Namespace"));
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!object.field("spec", "controller").isSameAs(old.field("spec", "controller"))) {
            object.field("spec", "controller").immutable();
        }
    }
}
