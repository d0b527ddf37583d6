package dev.windlass.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A configuration of CircleCI, version 2.1, as CircleCI reads it. The meaning of its parts is that of CircleCI's configuration reference
 * (circleci.com/docs/reference/configuration-reference), of August 2026.
 */
record CircleConfig(JsonNode top) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * One entry of a workflow's jobs.
     *
     * @param name what others of the workflow call it
     * @param job the job that it runs
     * @param settings what it gives the job; empty for a bare name
     */
    record Invocation(String workflow, String name, String job, JsonNode settings) {
        /** The names of those that must have succeeded before. */
        List<String> requires() {
            return strings(settings.path("requires"));
        }

        /** The contexts whose variables the job sees. */
        List<String> contexts() {
            return strings(settings.path("context"));
        }

        /** When it runs; empty for always. */
        Optional<CircleExpression> filter() {
            JsonNode filters = settings.path("filters");
            return filters.isString() ? Optional.of(new CircleExpression(filters.asString())) : Optional.empty();
        }
    }

    static CircleConfig read(String text) {
        return new CircleConfig(YAML.readTree(text));
    }

    JsonNode jobs() {
        return top.path("jobs");
    }

    JsonNode commands() {
        return top.path("commands");
    }

    /** The names of the workflows that are there, with when they run. */
    SequencedMap<String, Optional<CircleExpression>> workflows() {
        SequencedMap<String, Optional<CircleExpression>> all = new LinkedHashMap<>();
        top.path("workflows").properties().forEach(w -> {
            JsonNode when = w.getValue().path("when");
            all.put(
                    w.getKey(),
                    when.isString() ? Optional.of(new CircleExpression(when.asString())) : Optional.empty());
        });
        return all;
    }

    /** The jobs of a workflow, in their order. */
    List<Invocation> invocations(String workflow) {
        List<Invocation> all = new ArrayList<>();
        for (JsonNode entry : top.path("workflows").path(workflow).path("jobs").values()) {
            if (entry.isString()) {
                all.add(new Invocation(workflow, entry.asString(), entry.asString(), YAML.createObjectNode()));
            } else {
                entry.properties()
                        .forEach(e -> all.add(new Invocation(
                                workflow, e.getValue().path("name").asString(e.getKey()), e.getKey(), e.getValue())));
            }
        }
        return all;
    }

    /** Every job of every workflow. */
    List<Invocation> invocations() {
        return workflows().sequencedKeySet().stream()
                .flatMap(w -> invocations(w).stream())
                .toList();
    }

    /**
     * The names of the jobs that a pipeline runs, if each succeeds.
     *
     * @param branch the branch that it runs on
     * @param parameters its parameters that are not as declared by default
     */
    TreeSet<String> runs(String branch, Map<String, String> parameters) {
        Map<String, String> values = new TreeMap<>();
        top.path("parameters")
                .properties()
                .forEach(p -> values.put(
                        "pipeline.parameters." + p.getKey(),
                        p.getValue().path("default").asString()));
        parameters.forEach((name, value) -> values.put("pipeline.parameters." + name, value));
        values.put("pipeline.git.branch", branch);
        TreeSet<String> running = new TreeSet<>();
        workflows().forEach((workflow, when) -> {
            if (when.isEmpty() || when.get().holds(values)) {
                List<Invocation> all = invocations(workflow).stream()
                        .filter(i -> i.filter().isEmpty() || i.filter().get().holds(values))
                        .toList();
                // What waits for a job that does not run does not run either.
                List<String> there = all.stream().map(Invocation::name).toList();
                all.stream().filter(i -> there.containsAll(i.requires())).forEach(i -> running.add(i.name()));
            }
        });
        return running;
    }

    /** All shell commands of jobs and commands. */
    List<String> shell() {
        List<String> all = new ArrayList<>();
        steps().forEach(step -> {
            JsonNode run = step.path("run");
            if (run.isString()) {
                all.add(run.asString());
            } else if (!run.isMissingNode()) {
                all.add(run.path("command").asString());
            }
        });
        return all;
    }

    /** All steps of jobs and commands, those below conditions too. */
    List<JsonNode> steps() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode owners : List.of(jobs(), commands())) {
            owners.values().forEach(owner -> collect(owner.path("steps"), all));
        }
        return all;
    }

    static void collect(JsonNode steps, List<JsonNode> into) {
        for (JsonNode step : steps.values()) {
            into.add(step);
            for (String condition : List.of("when", "unless")) {
                collect(step.path(condition).path("steps"), into);
            }
        }
    }

    /** A string or a list of strings as a list. */
    static List<String> strings(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node.isString()
                ? List.of(node.asString())
                : node.values().stream().map(JsonNode::asString).toList();
    }
}
