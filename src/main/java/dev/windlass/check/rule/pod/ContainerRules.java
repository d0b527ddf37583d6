package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The containers of a pod: regular ones, those that run before them, and those that are added for a look. */
final class ContainerRules {
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
    private static final List<String> MESSAGE_POLICIES = List.of("FallbackToLogsOnError", "File");
    /** What a container that runs to its end before others start has no use for. */
    private static final List<String> OF_RUNNING =
            List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe");

    private static final Set<String> OF_EPHEMERAL = Set.of(
            "name",
            "image",
            "command",
            "args",
            "workingDir",
            "envFrom",
            "env",
            "volumeMounts",
            "volumeDevices",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "imagePullPolicy",
            "securityContext",
            "stdin",
            "stdinOnce",
            "tty",
            "targetContainerName");

    private ContainerRules() {}

    static void check(PodParts pod) {
        regular(pod);
        initial(pod);
        ephemeral(pod);
    }

    /** What holds in a Pod and not in a template, where a blank image may stand for one to be filled in. */
    static void ofPodOnly(Value spec) {
        for (String list : List.of("containers", "initContainers")) {
            spec.field(list).items().forEach(ContainerRules::trimmedImage);
        }
    }

    private static void regular(PodParts pod) {
        Value containers = pod.spec().field("containers");
        if (containers.size() == 0) {
            containers.required("a pod needs at least one container");
            return;
        }
        Set<String> names = new HashSet<>();
        for (Value container : containers.items()) {
            common(container, pod);
            if (!names.add(container.field("name").text())) {
                container.field("name").duplicate();
            }
            HandlerRules.check(container, pod);
            RestartRules.ofRegular(container);
        }
        PortRules.hostConflicts(containers.items());
    }

    private static void initial(PodParts pod) {
        Value containers = pod.spec().field("initContainers");
        Set<String> names = PodSpecRules.names(pod.spec().field("containers"));
        for (Value container : containers.items()) {
            common(container, pod);
            RestartRules.ofInitial(container);
            Value name = container.field("name");
            if (names.contains(name.text())) {
                name.duplicate();
            } else if (!name.isEmpty()) {
                names.add(name.text());
            }
            // each by itself, as they run one after the other; so the server's index is always 0
            PortRules.hostConflicts(
                    List.of(container.reportedAs(containers.path().index(0))));
            if (RestartRules.isSidecar(container)) {
                HandlerRules.check(container, pod);
            } else {
                for (String field : OF_RUNNING) {
                    if (container.field(field).isPresent()) {
                        container
                                .field(field)
                                .forbidden("must not be set on an init container without restartPolicy: Always");
                    }
                }
            }
        }
    }

    private static void ephemeral(PodParts pod) {
        Set<String> others = PodSpecRules.names(pod.spec().field("containers"));
        others.addAll(PodSpecRules.names(pod.spec().field("initContainers")));
        Set<String> names = new HashSet<>(others);
        for (Value container : pod.spec().field("ephemeralContainers").items()) {
            common(container, pod);
            trimmedImage(container);
            if (!names.add(container.field("name").text())) {
                container.field("name").duplicate();
            }
            Value target = container.field("targetContainerName");
            if (!target.isEmpty() && !others.contains(target.text())) {
                target.notFound("a container of the pod");
            }
            onlyAllowed(container);
        }
    }

    private static void onlyAllowed(Value container) {
        if (container.node().orElse(null) instanceof Mapping m) {
            for (String field : m.keys()) {
                if (!OF_EPHEMERAL.contains(field) && !container.field(field).isEmpty()) {
                    container.field(field).forbidden("must not be set on an ephemeral container");
                }
            }
        }
        for (Value mount : container.field("volumeMounts").items()) {
            for (String field : List.of("subPath", "subPathExpr")) {
                if (!mount.field(field).isEmpty()) {
                    mount.field(field).forbidden("must not be set on an ephemeral container");
                }
            }
        }
    }

    private static void common(Value container, PodParts pod) {
        if (container.field("name").needed()) {
            container.field("name").form(TextForm.LABEL);
        }
        container.field("image").needed();
        optionalOneOf(container.field("terminationMessagePolicy"), MESSAGE_POLICIES);
        PortRules.check(container.field("ports"));
        EnvRules.check(container, pod);
        MountRules.check(container, pod);
        optionalOneOf(container.field("imagePullPolicy"), PULL_POLICIES);
        ResourceRules.check(container.field("resources"), pod.claims());
        resizes(container, pod);
        if (container.field("securityContext").isPresent()) {
            ContainerSecurityRules.check(container.field("securityContext"), pod);
        }
        RestartRules.rules(container);
    }

    private static void optionalOneOf(Value value, List<String> known) {
        if (!value.isEmpty()) {
            value.oneOf(known);
        }
    }

    private static void trimmedImage(Value container) {
        if (Blanks.surround(container.field("image").text())) {
            container.field("image").invalid("must not begin or end with a blank");
        }
    }

    /** All but a repeated resource and the restart of an init container is reported at the list as a whole. */
    private static void resizes(Value container, PodParts pod) {
        Value policies = container.field("resizePolicy");
        boolean endsByItself =
                policies.minor() >= 36 && RestartRules.isInitial(container) && !RestartRules.isSidecar(container);
        Set<String> resources = new HashSet<>();
        boolean neverRestarts = pod.spec().field("restartPolicy").isText("Never");
        for (Value policy : policies.items()) {
            Value resource = policy.field("resourceName");
            Value restart = policy.field("restartPolicy");
            if (!resources.add(resource.text())) {
                policy.at(resource.origin()).duplicate();
            }
            required(resource, policies, List.of("cpu", "memory"));
            required(restart, policies, List.of("NotRequired", "RestartContainer"));
            if (neverRestarts && !restart.isText("NotRequired")) {
                restart.reportedAs(policies.path())
                        .invalid("must have restartPolicy NotRequired: containers of this pod are never restarted");
            }
            if (endsByItself && restart.isText("RestartContainer")) {
                restart.invalid("must be NotRequired: an init container is not restarted to resize it");
            }
        }
    }

    private static void required(Value value, Value list, List<String> known) {
        if (value.isEmpty()) {
            list.at(value.origin()).required("each item needs resourceName and restartPolicy");
        } else {
            value.reportedAs(list.path()).oneOf(known);
        }
    }
}
