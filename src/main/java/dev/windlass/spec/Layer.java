package dev.windlass.spec;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;

/**
 * One file's share of a spec.
 *
 * @param name the unit or environment that it is about
 * @param content empty where the file is, and where it could not be read
 * @param isRead whether the file could be read; where not, that has been said, and what would follow from its absence is not
 * @param holdsSecret whether a secret is written out in it, which has been said; nothing is rendered of such a layer
 */
public record Layer(String name, SourceFile file, Mapping content, boolean isRead, boolean holdsSecret) {
    /** The same layer, with what looking for secrets in it found. */
    Layer holdingSecret(boolean holds) {
        return holds == holdsSecret ? this : new Layer(name, file, content, isRead, holds);
    }

    /** The layer of a file that is there, or should be, and cannot be used. */
    static Layer unread(String name, SourceFile file) {
        return new Layer(name, file, Mapping.empty(new Origin.Written(file.start())), false, false);
    }
}
