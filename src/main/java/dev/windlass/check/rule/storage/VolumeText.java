package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Small things that kinds of storage have in common. */
final class VolumeText {
    private static final int MOST_MODE = 0777;
    /** The longest name of a CSI driver, in bytes. */
    private static final int MOST_DRIVER = 63;

    private VolumeText() {}

    /** Reports each of these fields that is absent or empty. */
    static void needs(Value source, String... fields) {
        for (String f : fields) {
            source.field(f).needed();
        }
    }

    /** A path within a volume. */
    static void inside(Value path) {
        path.needed();
        path.form(TextForm.DESCENDING_UNRESERVED_PATH);
    }

    /** The permissions of a file. */
    static void mode(Value mode) {
        if (mode.isPresent() && (mode.number() < 0 || mode.number() > MOST_MODE)) {
            mode.invalid(
                    "must be from 0 to 511",
                    "511 is 0777: write permissions as an octal number with a 0 in front, or as a decimal one");
        }
    }

    /** Keys of a ConfigMap or a Secret that become files. */
    static void files(Value items) {
        for (Value item : items.items()) {
            item.field("key").needed();
            inside(item.field("path"));
            mode(item.field("mode"));
        }
    }

    /** The same, in a projected volume, whose files must differ. */
    static void files(Value items, Value volume, Set<String> taken) {
        files(items);
        items.items().forEach(i -> take(i.field("path"), volume, taken));
    }

    /** Takes a file's path for a projected volume. */
    static void take(Value path, Value volume, Set<String> taken) {
        if (!path.isEmpty() && !taken.add(path.text())) {
            volume.at(path.origin()).invalid("has two files at the path \"" + path.text() + '"');
        }
    }

    /** The name of a CSI driver, as in ValidateCSIDriverName. */
    static void driver(Value name) {
        if (!name.needed()) {
            return;
        }
        if (TextForm.bytes(name.text()) > MOST_DRIVER) {
            name.tooLong(MOST_DRIVER, "bytes");
        }
        if (!TextForm.SUBDOMAIN.fits(name.text().toLowerCase(Locale.ROOT))) {
            name.invalid("must be the name of a CSI driver, such as disk.csi.example.com");
        }
    }

    /** A path of a host. */
    static void hostPath(Value path) {
        if (path.needed()) {
            path.form(TextForm.PATH_WITHOUT_BACKSTEPS);
        }
    }

    /** Ways to use a volume, at most one of them ReadWriteOncePod; errors are at the list. */
    static void accessModes(Value modes, List<String> known) {
        boolean hasPodMode = false;
        boolean hasOther = false;
        for (Value m : modes.items()) {
            if (!known.contains(m.text())) {
                m.reportedAs(modes.path()).notSupported(known);
            } else if (m.isText("ReadWriteOncePod")) {
                hasPodMode = true;
            } else {
                hasOther = true;
            }
        }
        if (hasPodMode && hasOther) {
            modes.forbidden("must not have ReadWriteOncePod beside other modes");
        }
    }
}
