package dev.windlass.deliver;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Connects by the user's own {@code ssh}, with the agent, the settings and the known hosts that it has; or by what {@code GIT_SSH_COMMAND}
 * (a line for the shell) or {@code GIT_SSH} (a program) say, as Git does.
 */
final class UserSsh extends SshSessionFactory {
    /** How much longer a server may be silent that checks what it was sent. */
    private static final int CHECKING = 10;

    private final Map<String, String> environment;
    private final Duration patience;
    private final Complaints complaints;

    /** @param complaints gets what ssh and the server write as errors */
    UserSsh(GitAccess access, Complaints complaints) {
        this.environment = access.environment();
        this.patience = access.patience();
        this.complaints = complaints;
    }

    @Override
    public String getType() {
        return "program";
    }

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider unused, FS fs, int timeout)
            throws TransportException {
        List<String> command = new ArrayList<>();
        String line = environment.getOrDefault("GIT_SSH_COMMAND", "");
        String program = environment.getOrDefault("GIT_SSH", "ssh");
        if (line.isEmpty()) {
            command.add(program);
        } else {
            command.addAll(List.of("sh", "-c", line + " \"$@\"", line));
        }
        if (uri.getPort() > 0) {
            String name = line.isEmpty() ? new File(program).getName().toLowerCase(Locale.ROOT) : "";
            command.add(name.contains("plink") ? "-P" : "-p");
            command.add(String.valueOf(uri.getPort()));
        }
        command.add(uri.getUser() == null ? uri.getHost() : uri.getUser() + "@" + uri.getHost());
        return new Session(command, environment, patience, complaints);
    }

    private record Session(
            List<String> command, Map<String, String> environment, Duration patience, Complaints complaints)
            implements RemoteSession {
        @Override
        public Process exec(String remote, int timeout) throws IOException {
            List<String> all = new ArrayList<>(command);
            all.add(remote);
            ProcessBuilder builder = new ProcessBuilder(all);
            builder.environment().clear();
            builder.environment().putAll(environment);
            boolean isPush = remote.startsWith("git-receive-pack");
            Process running;
            try {
                running = builder.start();
            } catch (IOException e) {
                throw new TransportException(
                        "the program " + command.getFirst() + " cannot be run: install ssh, or name it in GIT_SSH", e);
            }
            return new WatchedProcess(running, isPush ? patience.multipliedBy(CHECKING) : patience, complaints);
        }

        @Override
        public void disconnect() {
            // Each command has a connection of its own, which ends with it.
        }
    }
}
