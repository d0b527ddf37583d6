package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** Tolerations of taints. */
public final class TolerationRules {
    private static final List<String> OPERATORS = List.of("Equal", "Exists");
    private static final List<String> EFFECTS = List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    private TolerationRules() {}

    /** A list of tolerations. */
    public static void check(Value tolerations) {
        tolerations.items().forEach(TolerationRules::one);
    }

    private static void one(Value toleration) {
        Value key = toleration.field("key");
        Value operator = toleration.field("operator");
        Value effect = toleration.field("effect");
        if (!key.isEmpty()) {
            key.form(TextForm.LABEL_KEY);
        } else if (!operator.isText("Exists")) {
            operator.invalid("must be Exists where there is no key: that tolerates every taint");
        }
        if (toleration.field("tolerationSeconds").isPresent() && !effect.isText("NoExecute")) {
            effect.invalid("must be NoExecute with tolerationSeconds");
        }
        value(operator, toleration.field("value").text());
        if (!effect.isEmpty()) {
            effect.oneOf(EFFECTS);
        }
    }

    /** What is wrong with the value is reported at the operator. */
    private static void value(Value operator, String value) {
        switch (operator.text()) {
            case "", "Equal" -> {
                if (!TextForm.LABEL_VALUE.fits(value)) {
                    operator.invalid(
                            "needs a value that is " + TextForm.LABEL_VALUE.description() + ", not \"" + value + '"');
                }
            }
            case "Exists" -> {
                if (!value.isEmpty()) {
                    operator.invalid(
                            "must not be Exists with the value \"" + value + "\": Exists asks for the key only");
                }
            }
            default -> operator.notSupported(OPERATORS);
        }
    }
}
