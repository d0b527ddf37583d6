package dev.windlass.spec;

import dev.windlass.source.Result;
import dev.windlass.tree.Mapping;
import java.util.Collection;

/** What the chain clients bring as the lowest layer of a chain's spec. */
public interface ClientDefaults {
    /** The defaults of a client; an empty mapping where it has none, empty where there is no such client. */
    Result<Mapping> of(String client);

    /** Every client that there is, in the repository and in the library. */
    Collection<String> names();
}
