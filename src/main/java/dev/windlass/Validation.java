package dev.windlass;

import dev.windlass.check.DocumentCheck;
import dev.windlass.check.DocumentCheck.Before;
import dev.windlass.check.DocumentVerdict;
import dev.windlass.check.ObjectCheck;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Judges manifests as kube-apiserver would, each object by itself: one call, on all cores, the same result for the same files. A file that
 * cannot be read is rejected, and the others are judged still.
 */
public final class Validation {
    /** Where a file holds more documents than this, they are judged by several threads. */
    private static final int MANY = 64;

    private final DocumentCheck check;
    private final ManifestReader reader = new ManifestReader();

    /** A validation by the rules of one Kubernetes version. */
    public Validation(ObjectCheck objects) {
        this.check = new DocumentCheck(objects);
    }

    /**
     * A validation by the rules of one Kubernetes version, which knows further kinds.
     *
     * @param version one of {@link dev.windlass.check.schema.KubernetesSchemas#VERSIONS}
     * @param definitions files of CustomResourceDefinitions
     * @param ignoreUnknownKinds whether an object of a kind that nobody knows passes with a warning
     * @return a validation in any case, and what is wrong with the definitions; what could be read of them is known
     */
    public static Result<Validation> by(String version, List<ManifestFile> definitions, boolean ignoreUnknownKinds) {
        Result<List<KnownKinds>> read = CustomDefinitions.of(definitions);
        List<KnownKinds> more = read.value().orElse(List.of());
        return Result.of(new Validation(new ObjectCheck(version, more, ignoreUnknownKinds)), read.diagnostics());
    }

    /**
     * What was found.
     *
     * @param verdicts one for each document and for each file that cannot be read, in order of the files; behind them those over
     *     earlier files that cannot be read
     * @param files how many files were looked at
     * @param documents how many documents they hold
     */
    public record Report(List<DocumentVerdict> verdicts, int files, int documents) {
        public Report {
            verdicts = List.copyOf(verdicts);
        }

        /** Whether all of it is accepted. */
        public boolean isValid() {
            return verdicts.stream().allMatch(DocumentVerdict::isAccepted);
        }
    }

    /** Judges what these files hold, as created. */
    public Report validate(List<ManifestFile> files) {
        return validate(files, _ -> Optional.empty());
    }

    /**
     * Judges what these files hold, as an update of the objects of the same identity in the earlier file.
     *
     * @param earlier the file as it was before the change; empty where there was none
     */
    public Report validate(List<ManifestFile> files, Function<ManifestFile, Optional<ManifestFile>> earlier) {
        Map<ManifestFile, Earlier> before = new ConcurrentHashMap<>();
        List<Judged> judged = new Workers<ManifestFile, Judged>(files, () -> file -> {
                    Optional<ManifestFile> old = earlier.apply(file);
                    Before was = old.map(o ->
                                    before.computeIfAbsent(o, this::earlier).objects())
                            .orElse(Before.NOTHING);
                    Content content = read(file);
                    return new Judged(judge(content, was), content.documents().size(), old);
                })
                .run();
        List<DocumentVerdict> verdicts = new ArrayList<>();
        Set<ManifestFile> olds = new LinkedHashSet<>();
        for (Judged one : judged) {
            verdicts.addAll(one.verdicts());
            one.old().ifPresent(olds::add);
        }
        for (ManifestFile old : olds) {
            Earlier was = before.get(old);
            verdicts.addAll(was == null ? List.of() : unread(was.content()));
        }
        int documents = judged.stream().mapToInt(Judged::documents).sum();
        return new Report(verdicts, files.size(), documents);
    }

    private Earlier earlier(ManifestFile file) {
        Content content = read(file);
        return new Earlier(content, new Before(content.documents()));
    }

    private record Earlier(Content content, Before objects) {}

    private record Judged(List<DocumentVerdict> verdicts, int documents, Optional<ManifestFile> old) {}

    /** What a file holds; nothing, and why, where it cannot be read. */
    private record Content(String file, List<ManifestDocument> documents, Optional<Diagnostic> refused) {
        static final Content NOTHING = new Content("", List.of(), Optional.empty());
    }

    private Content read(ManifestFile file) {
        return switch (file.read()) {
            case SourceTree.Reading.Found(var source) -> {
                List<ManifestDocument> documents = reader.read(source);
                yield new Content(file.name(), documents, Optional.empty());
            }
            case SourceTree.Reading.Refused(Diagnostic why) -> new Content(file.name(), List.of(), Optional.of(why));
            case SourceTree.Reading.Absent _ -> Content.NOTHING;
        };
    }

    private List<DocumentVerdict> judge(Content content, Before before) {
        if (content.refused().isPresent()) {
            return List.of(without(content.file(), 0, List.of(content.refused().get())));
        }
        List<ManifestDocument> documents = content.documents();
        if (documents.isEmpty()) {
            return List.of(without(content.file(), 0, List.of(empty(content.file()))));
        }
        return (documents.size() > MANY ? documents.parallelStream() : documents.stream())
                .map(d -> check.judge(content.file(), d, before))
                .toList();
    }

    private static Diagnostic empty(String file) {
        return Diagnostic.warning(Code.EMPTY_FILE, new SourceFile(file, "").start(), "there is no object in this file")
                .help(Code.EMPTY_FILE.advice());
    }

    /** What of an earlier file cannot be read, and so cannot tell what a change is. */
    private static List<DocumentVerdict> unread(Content before) {
        if (before.refused().isPresent()) {
            return List.of(without(before.file(), 0, List.of(before.refused().get())));
        }
        return before.documents().stream()
                .filter(d -> d.value().isEmpty())
                .map(d -> without(before.file(), d.index(), d.diagnostics()))
                .filter(v -> !v.isAccepted())
                .toList();
    }

    private static DocumentVerdict without(String file, int document, List<Diagnostic> why) {
        return new DocumentVerdict(file, document, Optional.empty(), why);
    }
}
