package dev.windlass.docs;

import dev.windlass.docs.CircleConfig.Invocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What must hold for a configuration of CircleCI: that CircleCI understands it, and that nobody from outside gets at a credential or a
 * shell through it.
 */
final class CircleRules {
    private static final Set<String> TOP =
            Set.of("version", "parameters", "executors", "commands", "jobs", "workflows", "orbs");
    private static final Set<String> JOB = Set.of(
            "docker",
            "machine",
            "executor",
            "steps",
            "parameters",
            "resource_class",
            "environment",
            "working_directory");
    private static final Set<String> EXECUTOR =
            Set.of("docker", "machine", "resource_class", "environment", "working_directory");
    private static final Set<String> RUN = Set.of("name", "command", "environment", "when", "working_directory");
    private static final Set<String> INVOCATION =
            Set.of("requires", "context", "filters", "name", "serial-group", "type");
    /** Built-in steps, with the settings of theirs that we know. */
    private static final Map<String, Set<String>> STEPS = Map.of(
            "checkout", Set.of("method", "path"),
            "run", RUN,
            "when", Set.of("condition", "steps"),
            "restore_cache", Set.of("key", "keys", "name"),
            "save_cache", Set.of("key", "paths", "name"),
            "persist_to_workspace", Set.of("root", "paths"),
            "attach_workspace", Set.of("at"),
            "store_artifacts", Set.of("path", "destination"),
            "store_test_results", Set.of("path"),
            "setup_remote_docker", Set.of("version", "docker_layer_caching"));

    private static final Set<String> VALUES = Set.of("pipeline.git.branch");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./_-]+:(?=[^:]*[0-9]\\.[0-9])[A-Za-z0-9._-]+");
    private static final Pattern REFERENCE = Pattern.compile("<<\\s*([^<>]+?)\\s*>>");

    private final CircleConfig config;
    private final Set<String> publicBranches;
    private final List<String> problems = new ArrayList<>();

    /** @param protectedBranches the branches on which only reviewed commits stand: those alone may see credentials */
    private CircleRules(CircleConfig config, Set<String> protectedBranches) {
        this.config = config;
        this.publicBranches = new TreeSet<>(Set.of(
                "main", "develop", "feature", "main-2", "pull/7", "pull/7/main", "MAIN", "", "pin/hello-1", "release"));
        this.publicBranches.removeAll(protectedBranches);
    }

    /** All that is wrong with a configuration, each as a sentence. */
    static List<String> broken(CircleConfig config, Set<String> protectedBranches) {
        CircleRules rules = new CircleRules(config, protectedBranches);
        if (!config.top().path("version").asString().equals("2.1")) {
            rules.problems.add("the version is not 2.1");
        }
        rules.keys("the configuration", config.top(), TOP);
        config.top().path("executors").properties().forEach(e -> {
            rules.keys("executor " + e.getKey(), e.getValue(), EXECUTOR);
            rules.where("executor " + e.getKey(), e.getValue());
        });
        config.commands().properties().forEach(c -> rules.owner("command " + c.getKey(), c.getValue()));
        config.jobs().properties().forEach(j -> {
            rules.keys("job " + j.getKey(), j.getValue(), JOB);
            rules.where("job " + j.getKey(), j.getValue());
            rules.owner("job " + j.getKey(), j.getValue());
        });
        config.workflows().forEach((name, when) -> {
            when.ifPresent(w -> rules.known("workflow " + name, w.names(), Set.of()));
            rules.workflow(name);
        });
        rules.unused();
        return rules.problems;
    }

    private void keys(String what, JsonNode node, Set<String> known) {
        node.propertyNames().stream()
                .filter(k -> !known.contains(k))
                .forEach(k -> problems.add(what + " has no \"" + k + "\""));
    }

    /** Where something runs: its executor is there, and its images are of one version for good. */
    private void where(String what, JsonNode node) {
        JsonNode executor = node.path("executor");
        if (executor.isString()
                && config.top().path("executors").path(executor.asString()).isMissingNode()) {
            problems.add(what + ": there is no executor \"" + executor.asString() + "\"");
        }
        if (Stream.of("executor", "docker", "machine").filter(node::has).count() != 1) {
            problems.add(what + " runs nowhere, or in two places");
        }
        for (JsonNode container : node.path("docker").values()) {
            String image = container.path("image").asString();
            if (!PINNED.matcher(image).matches()) {
                problems.add(what + ": the image \"" + image + "\" is not of one version");
            }
        }
    }

    /** A job or a command: its steps and its parameters. */
    private void owner(String what, JsonNode owner) {
        Set<String> parameters = Set.copyOf(owner.path("parameters").propertyNames());
        List<JsonNode> steps = new ArrayList<>();
        CircleConfig.collect(owner.path("steps"), steps);
        if (steps.isEmpty()) {
            problems.add(what + " has no steps");
        }
        steps.forEach(s -> step(what, s));
        references(what, owner, parameters);
        parameters.forEach(p -> {
            if (!owner.path("steps").toString().contains("<< parameters." + p + " >>")) {
                problems.add(what + " does not use its parameter \"" + p + "\"");
            }
        });
    }

    private void step(String what, JsonNode step) {
        String name = step.isString()
                ? step.asString()
                : step.propertyNames().stream().findFirst().orElse("");
        JsonNode settings = step.path(name);
        if (!step.isString() && step.size() != 1) {
            problems.add(what + ": a step is not one thing: " + step);
        } else if (STEPS.containsKey(name)) {
            if (settings.isObject()) {
                keys(what + ", step " + name, settings, STEPS.getOrDefault(name, Set.of()));
            }
        } else if (config.commands().has(name)) {
            arguments(what + ", step " + name, config.commands().path(name), settings, Set.of());
        } else {
            problems.add(what + ": there is no step \"" + name + "\"");
        }
        if (name.equals("run")) {
            String command = settings.isString()
                    ? settings.asString()
                    : settings.path("command").asString("");
            if (command.isBlank()) {
                problems.add(what + ": a step runs nothing");
            }
            if (command.contains("<<")) {
                problems.add(what + ": a value is written into a shell command; hand it over in the environment: "
                        + command);
            }
        }
    }

    /** What is handed over is what is asked for. */
    private void arguments(String what, JsonNode callee, JsonNode given, Set<String> besides) {
        JsonNode parameters = callee.path("parameters");
        parameters.properties().forEach(p -> {
            JsonNode value = given.path(p.getKey());
            if (value.isMissingNode() && !p.getValue().has("default")) {
                problems.add(what + " needs \"" + p.getKey() + "\"");
            }
            List<String> choices = CircleConfig.strings(p.getValue().path("enum"));
            if (!choices.isEmpty() && value.isString() && !choices.contains(value.asString())) {
                problems.add(what + ": \"" + p.getKey() + "\" is none of " + choices);
            }
        });
        if (given.isObject()) {
            given.propertyNames().stream()
                    .filter(k -> !parameters.has(k) && !besides.contains(k))
                    .forEach(k -> problems.add(what + " takes no \"" + k + "\""));
        }
    }

    /** Every value that stands between angle brackets is declared. */
    private void references(String what, JsonNode node, Set<String> parameters) {
        Matcher matcher = REFERENCE.matcher(node.toString());
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        known(what, names, parameters);
    }

    private void known(String what, List<String> names, Set<String> parameters) {
        for (String name : names) {
            boolean declared = name.startsWith("pipeline.parameters.")
                    ? config.top().path("parameters").has(name.substring("pipeline.parameters.".length()))
                    : name.startsWith("parameters.")
                            ? parameters.contains(name.substring("parameters.".length()))
                            : VALUES.contains(name);
            if (!declared) {
                problems.add(what + ": there is no \"" + name + "\"");
            }
        }
    }

    private void workflow(String workflow) {
        List<Invocation> all = config.invocations(workflow);
        Set<String> before = new HashSet<>();
        List<String> names = all.stream().map(Invocation::name).toList();
        for (Invocation job : all) {
            String what = "workflow " + workflow + ", job " + job.name();
            if (!before.add(job.name())) {
                problems.add(what + " is there twice");
            }
            if (config.jobs().has(job.job())) {
                arguments(what, config.jobs().path(job.job()), job.settings(), INVOCATION);
            } else {
                problems.add(what + ": there is no such job");
            }
            job.requires().stream()
                    .filter(r -> !names.contains(r))
                    .forEach(r -> problems.add(what + " requires \"" + r + "\", which is not in this workflow"));
            if (reaches(all, job, job.name(), new HashSet<>())) {
                problems.add(what + " waits for itself");
            }
            if (job.settings().has("filters") && job.filter().isEmpty()) {
                problems.add(what + ": its filter is no expression");
            }
            job.filter().ifPresent(f -> known(what, f.names(), Set.of()));
            references(what, job.settings(), Set.of());
            credentials(what, job);
        }
    }

    /** Credentials are in contexts, and those are for branches on which only reviewed commits stand. */
    private void credentials(String what, Invocation job) {
        if (job.contexts().isEmpty()) {
            return;
        }
        List<String> leaks = publicBranches.stream()
                .filter(b -> Stream.of("", "hello")
                        .anyMatch(app -> config.runs(b, Map.of("app", app)).contains(job.name())))
                .toList();
        if (!leaks.isEmpty()) {
            problems.add(what + " has credentials and runs on " + leaks);
        }
        if (job.requires().isEmpty()) {
            problems.add(what + " has credentials and runs before anything was built");
        }
    }

    private static boolean reaches(List<Invocation> all, Invocation from, String name, Set<String> seen) {
        for (String required : from.requires()) {
            if (required.equals(name)) {
                return true;
            }
            if (seen.add(required)
                    && all.stream().filter(i -> i.name().equals(required)).anyMatch(i -> reaches(all, i, name, seen))) {
                return true;
            }
        }
        return false;
    }

    /** What nobody uses is a slip, or was forgotten. */
    private void unused() {
        List<String> run = config.invocations().stream().map(Invocation::job).toList();
        config.jobs().propertyNames().stream()
                .filter(j -> !run.contains(j))
                .forEach(j -> problems.add("job " + j + " is in no workflow"));
        String steps = config.steps().toString();
        config.commands().propertyNames().stream()
                .filter(c -> !steps.contains("\"" + c + "\""))
                .forEach(c -> problems.add("command " + c + " is used by no job"));
    }
}
