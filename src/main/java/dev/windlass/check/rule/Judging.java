package dev.windlass.check.rule;

import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Severity;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judging of one object: what is asked, and what was found so far. For one thread. */
public final class Judging {
    private final KindSchema kind;
    private final int minor;
    private final boolean isUpdate;
    private final Subject subject;
    private final boolean isUnchecked;
    private final List<Diagnostic> findings;

    /**
     * Begins.
     *
     * @param minor the Kubernetes version's second number: 33 of 1.33
     * @param isUpdate whether the object replaces one that the cluster has
     */
    public Judging(KindSchema kind, int minor, boolean isUpdate, Subject subject) {
        this(kind, minor, isUpdate, subject, false, new ArrayList<>());
    }

    private Judging(
            KindSchema kind,
            int minor,
            boolean isUpdate,
            Subject subject,
            boolean isUnchecked,
            List<Diagnostic> findings) {
        this.kind = kind;
        this.minor = minor;
        this.isUpdate = isUpdate;
        this.subject = subject;
        this.isUnchecked = isUnchecked;
        this.findings = findings;
    }

    /** The judging of a part at which kube-apiserver does not look: its faults show only when it is put to use. */
    Judging unchecked() {
        return new Judging(kind, minor, isUpdate, subject, true, findings);
    }

    /** The root of an object. */
    public Value root(Mapping object) {
        return Value.root(this, object, kind.schema());
    }

    public int minor() {
        return minor;
    }

    public boolean isUpdate() {
        return isUpdate;
    }

    /** The kind that is judged, such as {@code Deployment}. */
    public String kind() {
        return kind.kind();
    }

    /** What was found, in the order in which it was. */
    public List<Diagnostic> findings() {
        return List.copyOf(findings);
    }

    /** Whether nothing stands against the object so far. */
    public boolean isGood() {
        return findings.stream().noneMatch(Diagnostic::isError);
    }

    /** How many errors were found so far. */
    public int errors() {
        return Math.toIntExact(findings.stream().filter(Diagnostic::isError).count());
    }

    void add(Severity severity, Code code, FieldPath path, Origin origin, String message, @Nullable String help) {
        if (isUnchecked && severity == Severity.ERROR) {
            add(Severity.WARNING, Code.NEVER_WORKS, path, origin, message, help);
            return;
        }
        findings.add(Finding.of(severity, code, subject, path, origin, message).help(help));
    }
}
