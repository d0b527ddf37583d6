import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Formats Java sources, or with {@code check} only tells which are not formatted: {@code check|write FOLDER…}. */
public final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        JavaFormatterOptions.Style style = JavaFormatterOptions.Style.PALANTIR;
        Formatter formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(style).build());
        boolean check = args[0].equals("check");
        List<Path> wrong = new ArrayList<>();
        for (String root : Arrays.asList(args).subList(1, args.length)) {
            List<Path> files;
            try (var found = Files.walk(Path.of(root))) {
                files = found.filter(p -> p.toString().endsWith(".java"))
                        .sorted()
                        .toList();
            }
            for (Path p : files) {
                String was = Files.readString(p);
                String is;
                try {
                    is = settled(formatter, style, was);
                } catch (FormatterException e) {
                    System.err.println(p + ": " + e.getMessage());
                    wrong.add(p);
                    continue;
                }
                if (!is.equals(was)) {
                    if (check) {
                        wrong.add(p);
                    } else {
                        Files.writeString(p, is);
                    }
                }
            }
        }
        if (!wrong.isEmpty()) {
            System.err.println("Not formatted, run mvn -Pformat: " + wrong);
            System.exit(1);
        }
    }

    /** Formats until nothing changes: long comments are broken anew by a second pass. */
    private static String settled(Formatter formatter, JavaFormatterOptions.Style style, String source)
            throws FormatterException {
        String was = source;
        for (int pass = 0; pass < 5; pass++) {
            String is = formatter.formatSource(
                    ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(was), style));
            if (is.equals(was)) {
                break;
            }
            was = is;
        }
        return was;
    }
}
