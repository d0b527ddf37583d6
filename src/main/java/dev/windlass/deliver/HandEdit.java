package dev.windlass.deliver;

import java.util.Optional;

/**
 * A file of the deploy repository that is not as Windlass published it: the next publish would undo what someone did by hand.
 *
 * @param path the file, {@code ENVIRONMENT/UNIT/FILE.yaml}
 * @param published the text that Windlass published; empty where it published none, or the recent history does not tell it any more
 * @param found the text that is there now (the target of a link, the list of names of a folder); empty where it was removed
 * @param kind what was done
 */
public record HandEdit(String path, Optional<String> published, Optional<String> found, Kind kind) {
    /** What was done by hand. */
    public enum Kind {
        EDITED("was edited by hand"),
        REMOVED("was removed by hand"),
        MADE_EXECUTABLE("was made executable by hand"),
        REPLACED_BY_LINK("was replaced by a link"),
        REPLACED_BY_FOLDER("was replaced by a folder"),
        REPLACED_BY_SUBMODULE("was replaced by a submodule"),
        /** Windlass never published it, and now has a file of that name. */
        FOREIGN("is there already, and was not published by Windlass"),
        /** A file, link or submodule that Windlass never published stands where it needs a folder; {@code path} names it. */
        IN_THE_WAY("stands where a folder belongs, and was not published by Windlass");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What follows the path in a message. */
        public String words() {
            return words;
        }
    }
}
