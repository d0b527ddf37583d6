package dev.windlass.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that may hold manifests, found but not read yet: there may be thousands, and each is read by whoever judges it.
 *
 * <p>Other than a spec it may be many MiB and lie anywhere, and whatever is wrong with it is said of it alone.
 */
public final class ManifestFile {
    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 64 << 20;

    /** The name of standard input, on the command line and in results. */
    public static final String STANDARD_INPUT = "-";

    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final String relative;
    private final Content content;

    /** What a file is made of: reads it, or throws why it cannot be read. */
    private interface Content {
        SourceTree.Reading read(String name) throws IOException;
    }

    private ManifestFile(String name, String relative, Content content) {
        this.name = name;
        this.relative = relative;
        this.content = content;
    }

    /**
     * A file on disk.
     *
     * @param relative its path below the folder that was named; its own name where it was named itself
     */
    static ManifestFile on(Path path, String name, String relative) {
        return new ManifestFile(name, relative, n -> load(path, n));
    }

    /** Something that was found but cannot be read, for this reason. */
    static ManifestFile refused(Code code, String name, String relative, String what, @Nullable String help) {
        Span place = new SourceFile(name, "").start();
        Diagnostic why = Diagnostic.error(code, place, what).help(help == null ? code.advice() : help);
        return new ManifestFile(name, relative, _ -> new SourceTree.Reading.Refused(why));
    }

    /** Standard input; the stream is read once, when the file is. */
    static ManifestFile in(InputStream stream) {
        return new ManifestFile(STANDARD_INPUT, STANDARD_INPUT, n -> text(n, stream.readNBytes(LARGEST + 1)));
    }

    /** A text that is at hand. */
    public static ManifestFile of(String name, String text) {
        return new ManifestFile(name, name, n -> new SourceTree.Reading.Found(new SourceFile(n, text)));
    }

    /** As it was found: the path that was named, and below it the way to the file, with {@code /}. */
    public String name() {
        return name;
    }

    /** The way to the file from the folder that was named, with {@code /}; the file's own name where it was named itself. */
    public String relative() {
        return relative;
    }

    /** Its text, or why there is none; never throws for what lies on the disk. */
    public SourceTree.Reading read() {
        try {
            return content.read(name);
        } catch (AccessDeniedException e) {
            return TextFile.refused(Code.UNREADABLE_FILE, name, "may not be read");
        } catch (IOException e) {
            return TextFile.refused(Code.UNREADABLE_FILE, name, "cannot be read");
        }
    }

    private static SourceTree.Reading load(Path path, String name) throws IOException {
        if (!Files.isRegularFile(path)) {
            return TextFile.refused(Code.UNREADABLE_FILE, name, "is not a regular file");
        }
        if (Files.size(path) > LARGEST) {
            return tooLarge(name);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return text(name, in.readNBytes(LARGEST + 1));
        }
    }

    private static SourceTree.Reading text(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            return tooLarge(name);
        }
        Optional<String> binary = binary(bytes);
        if (binary.isPresent()) {
            return TextFile.refused(Code.ENCODING, name, binary.get());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) { // written so, or put there for broken bytes
            return TextFile.decoded(name, bytes);
        }
        return new SourceTree.Reading.Found(new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    private static SourceTree.Reading tooLarge(String name) {
        Span place = new SourceFile(name, "").start();
        return new SourceTree.Reading.Refused(
                Diagnostic.error(Code.FILE_TOO_LARGE, place, "this file is larger than " + (LARGEST >> 20) + " MiB")
                        .help("split it into several files"));
    }

    /** What a file is that has bytes no text has; empty for what may be text. */
    private static Optional<String> binary(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF) && bytes[0] + bytes[1] == -3) {
            return Optional.of("is UTF-16, not UTF-8 text");
        }
        for (byte b : bytes) {
            if (b == 0) {
                return Optional.of("is binary, not text");
            }
        }
        return Optional.empty();
    }
}
