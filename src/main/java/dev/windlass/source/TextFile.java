package dev.windlass.source;

import dev.windlass.source.SourceTree.Reading;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What bytes must be to be read as a file of text, the same wherever they lie: on disk or in a revision. */
public final class TextFile {
    /** The largest file of a repository that is read, in bytes. Files that ConfigMaps are made of are under 1 MiB by Kubernetes' own limit. */
    public static final int LARGEST = 1 << 20;

    /** The same for a file of CustomResourceDefinitions, of which a large operator publishes several MiB in one. */
    private static final int LARGEST_DEFINITIONS = 16 << 20;

    private TextFile() {}

    /** The largest file of a repository that is read, in bytes, by its path there. */
    public static int largest(String path) {
        return path.startsWith("crds/") ? LARGEST_DEFINITIONS : LARGEST;
    }

    /** Why a file of a repository is not read: it is larger than {@link #largest}. */
    public static Reading tooLarge(String path) {
        return refused(Code.FILE_TOO_LARGE, path, "is larger than " + largest(path) / 1024 + " KiB");
    }

    /** The file of these bytes, without a byte order mark; refused where they are not UTF-8. */
    public static Reading decoded(String name, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        String good = text.flip().toString();
        SourceFile file = new SourceFile(name, good.startsWith("\uFEFF") ? good.substring(1) : good);
        if (!result.isError()) {
            return new Reading.Found(file);
        }
        Span end = file.span(file.text().length(), file.text().length());
        return new Reading.Refused(Diagnostic.error(Code.ENCODING, end, "this file is not UTF-8 text from here on")
                .help(Code.ENCODING.advice()));
    }

    /** Why a file is not read: {@code "this file " + what}. */
    public static Reading refused(Code code, String name, String what) {
        Span place = new SourceFile(name, "").start();
        return new Reading.Refused(
                Diagnostic.error(code, place, "this file " + what).help(code.advice()));
    }
}
