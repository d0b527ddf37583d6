package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The environment variables of a container. */
final class EnvRules {
    private static final List<String> SOURCES =
            List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

    private EnvRules() {}

    static void check(Value container, PodParts pod) {
        Set<String> names = new HashSet<>();
        for (Value variable : container.field("env").items()) {
            String own = variable.field("name").text();
            if (!names.add(own) && !variable.field("value").text().contains("$(" + own + ')')) {
                variable.warn("sets " + own + ", which an earlier item sets already: this one counts, and kubectl apply"
                        + " may drop one of them");
            }
            if (variable.field("name").needed()) {
                name(variable.field("name"));
            }
            if (variable.field("valueFrom").isPresent()) {
                valueFrom(variable, pod);
            }
        }
        sources(container.field("envFrom"));
    }

    /** Since 1.32 (RelaxedEnvironmentVariableValidation) nearly every name is good. */
    private static void name(Value name) {
        name.form(name.minor() >= 32 ? TextForm.ENV_NAME : TextForm.ENV_NAME_STRICT);
    }

    private static void valueFrom(Value variable, PodParts pod) {
        Value from = variable.field("valueFrom");
        long given = SOURCES.stream().filter(s -> from.field(s).isPresent()).count();
        if (from.field("fieldRef").isPresent()) {
            DownwardRules.envField(from.field("fieldRef"));
        }
        if (from.field("resourceFieldRef").isPresent()) {
            DownwardRules.envResource(from.field("resourceFieldRef"));
        }
        keyRef(from.field("configMapKeyRef"));
        keyRef(from.field("secretKeyRef"));
        fileRef(from.field("fileKeyRef"), pod);
        if (given == 0) {
            from.invalid("must have one of " + String.join(", ", SOURCES.subList(0, 4)));
        } else if (!variable.field("value").isEmpty()) {
            from.invalid("must not be set beside value");
        } else if (given > 1) {
            from.invalid("must have only one source");
        }
    }

    private static void keyRef(Value ref) {
        if (ref.isPresent()) {
            ref.field("name").form(TextForm.SUBDOMAIN);
            if (ref.field("key").needed()) {
                ref.field("key").form(TextForm.DATA_KEY);
            }
        }
    }

    private static void fileRef(Value ref, PodParts pod) {
        if (ref.isAbsent()) {
            return;
        }
        Value volume = ref.field("volumeName");
        if (volume.needed()) {
            volume.form(TextForm.LABEL);
            Value named = pod.volumes().get(volume.text());
            if (named == null) {
                volume.notFound("a volume of the pod");
            } else if (!PodParts.isEmptyDir(named)) {
                volume.invalid("must name a volume of type emptyDir");
            }
        }
        if (ref.field("key").needed()) {
            ref.field("key").form(TextForm.ENV_NAME);
        }
        if (ref.field("path").needed()) {
            ref.field("path").form(TextForm.PATH_WITHOUT_BACKSTEPS);
        }
    }

    private static void sources(Value envFrom) {
        for (Value source : envFrom.items()) {
            if (!source.field("prefix").isEmpty()) {
                name(source.field("prefix"));
            }
            Value configMap = source.field("configMapRef");
            Value secret = source.field("secretRef");
            sourceName(configMap);
            sourceName(secret);
            if (configMap.isAbsent() == secret.isAbsent()) {
                // reported at the whole list
                envFrom.at(source.origin()).invalid("must have either configMapRef or secretRef in each of its items");
            }
        }
    }

    /** Checked as the beginning of a name, so that a dash at its end passes. */
    private static void sourceName(Value ref) {
        if (ref.isPresent() && ref.field("name").needed()) {
            String name = ref.field("name").text();
            boolean isBeginning = name.length() > 1 && name.endsWith("-");
            if (!TextForm.SUBDOMAIN.fits(isBeginning ? name.substring(0, name.length() - 2) + 'a' : name)) {
                ref.field("name").invalid("must be " + TextForm.SUBDOMAIN.description());
            }
        }
    }
}
