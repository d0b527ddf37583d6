package dev.windlass.deliver;

import dev.windlass.source.DiskFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.StatusCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.URIish;

/** The Git repository that a platform lies in: at its top, or in one of its folders. */
public final class SourceRepository implements AutoCloseable {
    private static final String GIT = ".git";

    private final Repository git;
    private final String prefix;

    private SourceRepository(Repository git, String prefix) {
        this.git = git;
        this.prefix = prefix;
    }

    /**
     * Which commit of which repository a platform's folder is now.
     *
     * @return {@link SourceCommit#UNKNOWN} where it is in no Git repository, or in one that cannot be read
     */
    public static SourceCommit of(Path root) {
        return of(root, System.getenv());
    }

    /** @param environment the variables that say where the user's configuration of Git is */
    static SourceCommit of(Path root, Map<String, String> environment) {
        try (SourceRepository repository = open(root).orElse(null)) {
            if (repository == null) {
                return SourceCommit.UNKNOWN;
            }
            new UserGitConfig(environment).addTo(repository.git.getConfig());
            return repository.commit();
        } catch (IOException | GitAPIException | JGitInternalException e) {
            return SourceCommit.UNKNOWN;
        }
    }

    /** Opens the repository around a folder; empty where there is none. */
    static Optional<SourceRepository> open(Path root) throws IOException {
        GitSystem.begin();
        Path folder = DiskFolder.real(root);
        Path top = folder;
        while (top != null && DiskFolder.kind(top.resolve(GIT)) == DiskFolder.Kind.ABSENT) {
            top = top.getParent();
        }
        if (top == null) {
            return Optional.empty();
        }
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(top.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        Repository git = builder.setWorkTree(top.toFile()).setMustExist(true).build();
        return Optional.of(
                new SourceRepository(git, top.relativize(folder).toString().replace('\\', '/')));
    }

    Repository git() {
        return git;
    }

    /** The way from the top of the repository to the folder, with {@code /}; empty where it is the top. */
    String prefix() {
        return prefix;
    }

    private SourceCommit commit() throws IOException, GitAPIException {
        return new SourceCommit(
                url(git.getConfig()),
                Optional.ofNullable(git.resolve(Constants.HEAD)).map(ObjectId::name),
                isDirty());
    }

    /** Whether any file below the folder differs from the commit, those included that Git does not know and does not ignore. */
    private boolean isDirty() throws GitAPIException {
        StatusCommand status = new Git(git).status();
        if (!prefix.isEmpty()) {
            status.addPath(prefix);
        }
        return !status.call().isClean();
    }

    /** Where the repository comes from, without a user's password or token. */
    private static Optional<String> url(StoredConfig config) {
        return Optional.ofNullable(config.getString("remote", Constants.DEFAULT_REMOTE_NAME, "url"))
                .flatMap(SourceRepository::withoutCredentials);
    }

    /** The user of an {@code ssh} address is part of the address; anywhere else it belongs to whoever cloned. Empty for no address. */
    static Optional<String> withoutCredentials(String url) {
        try {
            // A token may stand in the query as well.
            URIish address = new URIish(url.contains("://") ? url.split("[?#]", 2)[0] : url).setPass(null);
            boolean isSsh = "ssh".equals(address.getScheme()) || (address.getScheme() == null && address.isRemote());
            return Optional.of((isSsh ? address : address.setUser(null)).toPrivateString())
                    .filter(text -> !text.isBlank());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
