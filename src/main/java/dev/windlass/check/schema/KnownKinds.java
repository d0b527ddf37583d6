package dev.windlass.check.schema;

import java.util.Collection;
import java.util.Optional;

/** Kinds that a cluster serves, from one source. Safe for use by several threads. */
public interface KnownKinds {
    /** The schema of a kind; empty where this source does not have it, or not in that version. */
    Optional<KindSchema> find(String apiVersion, String kind);

    /** Every kind in every version that this source has heard of, in order; also those that it does not serve. */
    Collection<KindName> names();

    /**
     * A version of a kind.
     *
     * @param replacement what to write instead of a version that is not served, as {@code APIVERSION KIND}, or what
     *     does its work; empty where there is nothing
     * @param switchable whether the cluster knows it and would serve it if it was told to
     */
    record KindName(String apiVersion, String kind, boolean served, Optional<String> replacement, boolean switchable) {
        public KindName(String apiVersion, String kind, boolean served, Optional<String> replacement) {
            this(apiVersion, kind, served, replacement, false);
        }

        public String group() {
            return groupOf(apiVersion);
        }
    }

    /** The group of an {@code apiVersion}; empty for the core group. */
    static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
