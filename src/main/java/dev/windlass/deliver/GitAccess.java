package dev.windlass.deliver;

import java.time.Duration;
import java.util.Map;

/**
 * How the deploy repository is reached.
 *
 * <p>Over https the variable {@code WINDLASS_GIT_TOKEN} is the password (the user is {@code WINDLASS_GIT_USERNAME}, or else {@code
 * x-access-token}), which goes to the host {@code WINDLASS_GIT_HOST} alone where that is set; without it Git's own credential helper is
 * asked, which may not ask a person. Over ssh the user's own {@code ssh} connects, or what {@code GIT_SSH_COMMAND} or {@code GIT_SSH} say.
 *
 * @param environment the environment variables
 * @param patience how long the other side may be silent
 */
public record GitAccess(Map<String, String> environment, Duration patience) {
    public GitAccess {
        environment = Map.copyOf(environment);
    }

    /**
     * With the usual patience.
     *
     * @param environment the environment variables, {@link System#getenv()}
     */
    public static GitAccess of(Map<String, String> environment) {
        return new GitAccess(environment, Duration.ofSeconds(60));
    }

    /** Says nothing of the variables, some of which are secret. */
    @Override
    public String toString() {
        return "GitAccess[patience=" + patience + "]";
    }
}
