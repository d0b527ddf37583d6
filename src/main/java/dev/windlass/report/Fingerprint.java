package dev.windlass.report;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether a finding of today is one of yesterday, also where lines have moved. */
final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** The same for findings of one code with one message about one field of one object, or about one file. */
    static String of(Diagnostic d) {
        Span at = d.at();
        Subject s = d.subject();
        Stream<String> about = s == null
                ? Stream.of(at == null ? "" : at.file().name())
                : Stream.of(
                        at == null ? "" : at.file().name(),
                        String.valueOf(s.environment()),
                        String.valueOf(s.unit()),
                        s.apiVersion(),
                        s.kind(),
                        String.valueOf(s.namespace()),
                        s.name(),
                        String.valueOf(s.path()));
        List<String> parts =
                Stream.concat(Stream.of(d.code().id(), d.message()), about).toList();
        String text = parts.stream().map(p -> p.length() + ":" + p).collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
