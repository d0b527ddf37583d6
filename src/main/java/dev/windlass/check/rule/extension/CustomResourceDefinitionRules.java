package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CustomResourceDefinition, as in k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go. */
public final class CustomResourceDefinitionRules implements KindRules {
    private static final String APPROVAL = "api-approved.kubernetes.io";

    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("spec") instanceof Mapping spec)) {
            return object;
        }
        Mapping.Builder whole = new Mapping.Builder().putAll(spec);
        if (spec.get("names") instanceof Mapping names) {
            put(whole, spec, "names", names(names));
        }
        if (isNothing(spec.get("conversion"))) {
            Scalar none = new Scalar.Text("None", spec.origin());
            whole.put("conversion", new Mapping.Builder().put("strategy", none).build(spec.origin()));
        }
        Mapping.Builder completed = new Mapping.Builder().putAll(object);
        put(completed, object, "spec", whole.build(spec.origin()));
        return completed.build(object.origin());
    }

    private static Mapping names(Mapping names) {
        String kind = names.text("kind").orElse("");
        if (kind.isEmpty()) {
            return names;
        }
        Mapping.Builder whole = new Mapping.Builder().putAll(names);
        Origin origin = names.origin();
        if (names.text("singular").orElse("").isEmpty()) {
            whole.put("singular", new Scalar.Text(kind.toLowerCase(Locale.ROOT), origin));
        }
        if (names.text("listKind").orElse("").isEmpty()) {
            whole.put("listKind", new Scalar.Text(kind + "List", origin));
        }
        return whole.build(origin);
    }

    private static void put(Mapping.Builder builder, Mapping before, String key, Mapping value) {
        Mapping.Member member = before.members().get(key);
        builder.put(key, member == null ? value.origin() : member.key(), value);
    }

    private static boolean isNothing(@Nullable Node node) {
        return node == null || node instanceof Scalar.Null;
    }

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        if (!object.isUpdate()) {
            name(object.field("metadata"), spec);
            approval(object);
            if (spec.field("preserveUnknownFields").isTrue()) {
                spec.field("preserveUnknownFields")
                        .invalid(
                                "must not be true",
                                "set x-kubernetes-preserve-unknown-fields in the schemas of the versions instead");
            }
        }
        group(spec.field("group"));
        scope(spec.field("scope"));
        names(spec.field("names"));
        versions(object, spec.field("versions"));
        ConversionRules.check(spec.field("conversion"));
        new VersionRules(spec.field("versions").items()).check();
    }

    private static void name(Value metadata, Value spec) {
        String needed =
                spec.field("names", "plural").text() + '.' + spec.field("group").text();
        Value name = metadata.field("name");
        if (!name.isEmpty() && !name.isText(needed)) {
            name.invalid("must be spec.names.plural, a dot and spec.group: \"" + needed + '"');
        }
        Value generated = metadata.field("generateName");
        if (!generated.isEmpty() && !generated.isText(needed)) {
            generated.invalid("cannot make the name that it must have: \"" + needed + '"');
        }
    }

    private static void group(Value group) {
        if (group.needed()) {
            if (!TextForm.SUBDOMAIN.fits(group.text())) {
                group.form(TextForm.SUBDOMAIN);
            } else if (group.text().indexOf('.') < 0) {
                group.invalid("must be a domain with at least one dot");
            }
        }
    }

    private static void scope(Value scope) {
        if (scope.needed()) {
            scope.oneOf(List.of("Cluster", "Namespaced"));
        }
    }

    private static void names(Value names) {
        names.field("plural").needed();
        names.field("singular").needed();
        names.field("kind").needed();
        names.field("listKind").needed();
        label(names.field("plural"));
        label(names.field("singular"));
        kind(names.field("kind"));
        kind(names.field("listKind"));
        names.field("shortNames").items().forEach(n -> n.form(TextForm.LABEL_1035));
        names.field("categories").items().forEach(n -> n.form(TextForm.LABEL_1035));
        Value list = names.field("listKind");
        if (!list.isEmpty() && list.isText(names.field("kind").text())) {
            list.invalid("must differ from spec.names.kind");
        }
    }

    private static void label(Value name) {
        if (!name.isEmpty()) {
            name.form(TextForm.LABEL_1035);
        }
    }

    private static void kind(Value kind) {
        if (!kind.isEmpty() && !TextForm.LABEL_1035.fits(kind.text().toLowerCase(Locale.ROOT))) {
            kind.invalid("must be, in whatever case, " + TextForm.LABEL_1035.description());
        }
    }

    private static void versions(Value object, Value versions) {
        Set<String> names = new HashSet<>();
        boolean unique = true;
        int stored = 0;
        for (Value version : versions.items()) {
            unique &= names.add(version.field("name").text());
            stored += version.field("storage").isTrue() ? 1 : 0;
        }
        if (!unique) {
            versions.invalid("must not hold two versions of one name");
        }
        if (stored != 1) {
            versions.invalid("must have exactly one version with storage: true");
        }
        if (stored == 0 && !object.isUpdate()) {
            versions.reportedAs(FieldPath.of("status", "storedVersions"))
                    .invalid("must hold a version, and comes from the one with storage: true in spec.versions");
        }
    }

    /** Groups of the Kubernetes project need its approval. */
    private static void approval(Value object) {
        String group = object.field("spec", "group").text();
        boolean isProtected = group.equals("k8s.io")
                || group.endsWith(".k8s.io")
                || group.equals("kubernetes.io")
                || group.endsWith(".kubernetes.io");
        if (!isProtected) {
            return;
        }
        Value approval = object.field("metadata", "annotations").key(APPROVAL);
        if (approval.isEmpty()) {
            approval.required("groups below k8s.io and kubernetes.io need the approval of the Kubernetes project");
        } else if (!approval.text().startsWith("unapproved") && !isAddress(approval.text())) {
            approval.invalid("must be the URL of the approval, or begin with \"unapproved\"");
        }
    }

    /** Whether text has a scheme and a host. */
    private static boolean isAddress(String text) {
        int mark = text.indexOf("://");
        if (mark <= 0 || text.length() == mark + 3 || text.charAt(mark + 3) == '/') {
            return false;
        }
        return TextForm.LABEL_1035.fits(text.substring(0, mark).toLowerCase(Locale.ROOT))
                && text.chars().allMatch(c -> c > 0x20 && c != 0x7f);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        for (Value[] pair : List.of(
                pair(before, after, "scope"),
                pair(before, after, "group"),
                pair(before.field("names"), after.field("names"), "kind"),
                pair(before.field("names"), after.field("names"), "plural"))) {
            if (!pair[0].text().equals(pair[1].text())) {
                pair[1].immutable();
            }
        }
        stored(before.field("versions"), after.field("versions"));
        ConversionRules.checkUpdate(before.field("conversion"), after.field("conversion"));
        boolean wasPreserving = before.field("preserveUnknownFields").isTrue();
        if (after.field("preserveUnknownFields").isTrue() && !wasPreserving) {
            after.field("preserveUnknownFields").invalid("must not become true");
        }
        String then = old.field("metadata", "annotations").key(APPROVAL).text();
        String now = object.field("metadata", "annotations").key(APPROVAL).text();
        if (!then.equals(now)) {
            approval(object);
        }
    }

    private static Value[] pair(Value before, Value after, String field) {
        return new Value[] {before.field(field), after.field(field)};
    }

    /** A version in which objects were stored must stay until they are stored in another one. */
    private static void stored(Value before, Value after) {
        Set<String> names = new HashSet<>();
        after.items().forEach(v -> names.add(v.field("name").text()));
        int index = 0;
        for (Value version : before.items()) {
            if (!version.field("storage").isTrue()) {
                continue;
            }
            if (!names.contains(version.field("name").text())) {
                after.reportedAs(FieldPath.of("status", "storedVersions").index(index))
                        .changeRefused(
                                "is \"" + version.field("name").text() + "\", which is no longer in spec.versions",
                                "keep the version, with served: false, until all objects are stored in another one");
            }
            index++;
        }
    }
}
