package dev.windlass.deliver;

/**
 * The key that commits are signed with, by the user's own {@code ssh-keygen} or {@code gpg}.
 *
 * @param key for {@link Format#SSH} the path of a key, or of a public key whose private one the ssh agent has; for {@link Format#OPENPGP}
 *     what {@code gpg --local-user} takes
 */
public record Signing(Format format, String key) {
    /** The kinds of signature that Git hosts verify. */
    public enum Format {
        SSH,
        OPENPGP
    }
}
