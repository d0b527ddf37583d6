package dev.windlass.tree;

import java.util.Set;

/** What a merge must know of the meaning of the values it merges. */
public interface MergeGuide {
    /** No knowledge: mappings merge by key, everything else is replaced. */
    MergeGuide NONE = new MergeGuide() {
        @Override
        public MergeGuide below(String key) {
            return this;
        }

        @Override
        public Set<String> displaced(Mapping upper) {
            return Set.of();
        }
    };

    /** The guide for the mapping under a key. */
    MergeGuide below(String key);

    /** Whether the mapping that this guide is for is one value: replaced whole, its nulls kept, as the body of a patch is. */
    default boolean isAtomic() {
        return false;
    }

    /** The keys that a lower layer loses because the upper one has an alternative to them. */
    Set<String> displaced(Mapping upper);
}
