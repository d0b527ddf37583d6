package dev.windlass.check;

import dev.windlass.check.cel.ExpressionCheck;
import dev.windlass.check.rule.Judging;
import dev.windlass.check.rule.MetadataRules;
import dev.windlass.check.rule.ObjectSize;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Completion;
import dev.windlass.check.schema.CustomDefaults;
import dev.windlass.check.schema.CustomKinds;
import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.check.schema.SchemaWalk;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Severity;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * kube-apiserver's verdict over single objects, for one Kubernetes version with its default features and admission: an
 * error means that it refuses the object, and carries the field path that it reports. Safe for use by several threads.
 */
public final class ObjectCheck {
    /** Built-in kinds without rules of their own whose names are no DNS names. */
    private static final Set<String> FREE_NAMES = Set.of("ClusterTrustBundle", "LeaseCandidate");

    private final KubernetesSchemas kubernetes;
    private final int minor;
    private final List<KnownKinds> sources;
    private final boolean ignoreUnknownKinds;
    private final Completion completion;
    private final ExpressionCheck expressions = new ExpressionCheck();

    /**
     * For one version.
     *
     * @param version such as {@code 1.33}
     * @param more sources of further kinds, which go before the custom kinds that come with Windlass
     * @param ignoreUnknownKinds whether an object of a kind that nobody knows passes with a warning
     * @throws IllegalArgumentException where the version is none of {@link KubernetesSchemas#VERSIONS}
     */
    public ObjectCheck(String version, List<KnownKinds> more, boolean ignoreUnknownKinds) {
        this.kubernetes = KubernetesSchemas.of(version)
                .orElseThrow(() -> new IllegalArgumentException("no such Kubernetes version: " + version));
        this.minor = Integer.parseInt(version.substring(version.indexOf('.') + 1));
        List<KnownKinds> all = new ArrayList<>();
        all.add(kubernetes);
        all.addAll(more);
        all.add(new CustomKinds(kubernetes.objectMeta()));
        this.sources = List.copyOf(all);
        this.ignoreUnknownKinds = ignoreUnknownKinds;
        this.completion = new Completion(minor);
    }

    /** The schema of a kind; empty where it is not known or not served. */
    public Optional<KindSchema> schema(String apiVersion, String kind) {
        return sources.stream().flatMap(s -> s.find(apiVersion, kind).stream()).findFirst();
    }

    /** The object as kube-apiserver keeps it: defaults filled in, what it throws away gone. One of a kind that is not known stays. */
    Mapping complete(Mapping object) {
        Optional<KindSchema> known =
                schema(object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
        if (known.isEmpty()) {
            return object;
        }
        KindSchema kind = known.get();
        if (kind.custom()) {
            return CustomDefaults.fill(kind, object);
        }
        Mapping completed = completion.complete(kind, object, (name, at) -> {});
        return RuleBook.of(KnownKinds.groupOf(kind.apiVersion()), kind.kind())
                .map(entry -> entry.rules().complete(completed, minor))
                .orElse(completed);
    }

    /** Every kind that was ever heard of. */
    List<KindName> names() {
        return sources.stream().flatMap(s -> s.names().stream()).toList();
    }

    String version() {
        return kubernetes.version();
    }

    /** The verdict over creating an object. */
    public List<Diagnostic> judge(Mapping object, Subject subject) {
        return judge(Optional.empty(), object, subject);
    }

    /** The verdict over changing an object: by a server-side apply of the manager that applied the old one. */
    public List<Diagnostic> judgeUpdate(Mapping old, Mapping object, Subject subject) {
        return judge(Optional.of(old), object, subject);
    }

    /**
     * What stands against changing an object, and not against creating it anew; nothing where its kind is not known.
     *
     * @param object what could be created
     */
    List<Diagnostic> judgeTransition(Mapping old, Mapping object, Subject subject) {
        Optional<KindSchema> known =
                schema(object.text("apiVersion").orElse(""), object.text("kind").orElse(""));
        if (known.isEmpty()) {
            return List.of();
        }
        KindSchema kind = known.get();
        Optional<RuleBook.Entry> rules =
                kind.custom() ? Optional.empty() : RuleBook.of(KnownKinds.groupOf(kind.apiVersion()), kind.kind());
        List<Diagnostic> findings = new ArrayList<>(
                rules.isEmpty()
                        ? judgeUpdate(old, object, subject)
                        : transition(kind, rules.get(), old, object, subject));
        findings.removeIf(f -> !f.isError());
        if (!findings.isEmpty()) {
            judge(object, subject).forEach(findings::remove);
        }
        return findings;
    }

    private List<Diagnostic> transition(
            KindSchema kind, RuleBook.Entry rules, Mapping old, Mapping object, Subject subject) {
        Judging judging = new Judging(kind, minor, true, subject);
        Value before = judging.root(rules.rules().complete(completion.complete(kind, old, (name, at) -> {}), minor));
        Value now = judging.root(rules.rules().complete(completion.complete(kind, object, (name, at) -> {}), minor));
        MetadataRules.checkUpdate(before.field("metadata"), now.field("metadata"));
        rules.rules().checkUpdate(before, now);
        return judging.findings();
    }

    private List<Diagnostic> judge(Optional<Mapping> old, Mapping object, Subject subject) {
        List<Diagnostic> unnamed = unnamed(object, subject);
        if (!unnamed.isEmpty()) {
            return unnamed;
        }
        String apiVersion = object.text("apiVersion").orElse("");
        String kind = object.text("kind").orElse("");
        Optional<KindSchema> known = schema(apiVersion, kind);
        if (known.isEmpty()) {
            return List.of(new UnknownKinds(kubernetes.version(), names(), ignoreUnknownKinds)
                    .explain(object, apiVersion, kind, subject));
        }
        return judge(known.get(), old, object, subject);
    }

    private List<Diagnostic> judge(KindSchema kind, Optional<Mapping> old, Mapping object, Subject subject) {
        Optional<RuleBook.Entry> rules =
                kind.custom() ? Optional.empty() : RuleBook.of(KnownKinds.groupOf(kind.apiVersion()), kind.kind());
        Mapping whole = kind.custom() ? CustomDefaults.fill(kind, object) : object;
        List<Diagnostic> structure = SchemaWalk.check(kind, whole, subject, rules.isEmpty());
        List<Diagnostic> ignored = new ArrayList<>();
        Judging judging = new Judging(kind, minor, old.isPresent(), subject);
        if (rules.isEmpty()) {
            MetadataRules.check(
                    judging.root(object).field("metadata"),
                    FREE_NAMES.contains(kind.kind()) ? TextForm.PATH_SEGMENT : TextForm.SUBDOMAIN,
                    false,
                    kind.namespaced());
        } else {
            Mapping completed =
                    completion.complete(kind, object, (name, at) -> ignored.add(dropped(subject, name, at)));
            Value now = judging.root(rules.get().rules().complete(completed, minor));
            MetadataRules.check(
                    now.field("metadata"), rules.get().name(), rules.get().plainFinalizers(), kind.namespaced());
            rules.get().rules().check(now);
            old.ifPresent(o -> {
                Value before = judging.root(
                        rules.get().rules().complete(completion.complete(kind, o, (name, at) -> {}), minor));
                MetadataRules.checkUpdate(before.field("metadata"), now.field("metadata"));
                rules.get().rules().checkUpdate(before, now);
            });
        }
        if (judging.isGood()) {
            ObjectSize.check(judging.root(object));
        }
        List<Diagnostic> findings = new ArrayList<>(structure);
        if (kind.custom() && structure.isEmpty()) {
            Optional<Mapping> before = old.map(o -> CustomDefaults.fill(kind, o));
            findings.addAll(expressions.check(kind, before, whole, subject));
        }
        findings.addAll(Aftermath.of(structure, ignored));
        findings.addAll(Aftermath.of(structure, judging.findings()));
        return findings;
    }

    private Diagnostic dropped(Subject subject, String name, Origin at) {
        return Finding.of(
                Severity.WARNING,
                Code.IGNORED_FIELD,
                subject,
                FieldPath.ROOT,
                at,
                "Kubernetes " + version() + " throws the field \"" + name + "\" away: its feature is off");
    }

    /** An object without a kind cannot be judged. */
    private static List<Diagnostic> unnamed(Mapping object, Subject subject) {
        List<Diagnostic> findings = new ArrayList<>();
        for (String field : List.of("apiVersion", "kind")) {
            Node value = object.get(field);
            if (value == null
                    || value instanceof Scalar.Null
                    || object.text(field).filter(String::isEmpty).isPresent()) {
                findings.add(Finding.error(
                        Code.MISSING_FIELD,
                        subject,
                        FieldPath.of(field),
                        object.origin(),
                        "a Kubernetes object needs the field \"" + field + '"'));
            } else if (!(value instanceof Scalar.Text)) {
                findings.add(Finding.error(
                        Code.WRONG_TYPE,
                        subject,
                        FieldPath.of(field),
                        value.origin(),
                        field + " must be text, not " + value.kind()));
            }
        }
        return findings;
    }
}
