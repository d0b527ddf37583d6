package dev.windlass.deliver;

import java.util.Optional;

/**
 * Who commits: author and committer.
 *
 * @param signing the key that commits are signed with; empty for none
 */
public record Author(String name, String email, Optional<Signing> signing) {
    /** Needs no set-up anywhere. The domain is reserved (RFC 2606): nobody's address. */
    public static final Author WINDLASS = new Author("Windlass", "windlass@windlass.invalid");

    public Author(String name, String email) {
        this(name, email, Optional.empty());
    }

    /** The same person, who signs. */
    public Author signing(Signing with) {
        return new Author(name, email, Optional.of(with));
    }
}
