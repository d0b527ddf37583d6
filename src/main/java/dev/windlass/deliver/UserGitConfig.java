package dev.windlass.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * What the user's and the machine's configuration of Git say of files in a work tree: which are ignored, and how lines end. Nothing else of
 * it is read.
 */
final class UserGitConfig {
    private static final String CORE = "core";
    private static final String EXCLUDES = "excludesFile";
    private static final String ATTRIBUTES = "attributesFile";
    private static final List<String> OTHERS = List.of("autocrlf", "eol");

    private final Map<String, String> environment;

    /** @param environment the variables that say where the files are */
    UserGitConfig(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Adds it to a repository's own configuration, in memory: what that says itself goes before. */
    void addTo(Config own) {
        Config users = read();
        for (String name : OTHERS) {
            set(own, name, Optional.ofNullable(users.getString(CORE, null, name)));
        }
        set(own, EXCLUDES, file(users, EXCLUDES).or(() -> common("ignore")));
        set(own, ATTRIBUTES, file(users, ATTRIBUTES).or(() -> common("attributes")));
    }

    private static void set(Config own, String name, Optional<String> value) {
        if (own.getString(CORE, null, name) == null) {
            value.ifPresent(v -> own.setString(CORE, null, name, v));
        }
    }

    /** All of it, later files before earlier ones; one that cannot be read counts as empty. */
    private Config read() {
        Config all = new Config();
        for (Path file : files()) {
            FileBasedConfig one = new FileBasedConfig(all, file.toFile(), FS.DETECTED);
            try {
                one.load();
                all = one;
            } catch (ConfigInvalidException | IOException _) {
                // Git itself would complain of it, and say where.
            }
        }
        return all;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (variable("GIT_CONFIG_NOSYSTEM").isEmpty()) {
            files.add(Path.of(variable("GIT_CONFIG_SYSTEM").orElse("/etc/gitconfig")));
        }
        Optional<String> global = variable("GIT_CONFIG_GLOBAL");
        if (global.isPresent()) {
            files.add(Path.of(global.get()));
        } else {
            common("config").ifPresent(f -> files.add(Path.of(f)));
            variable("HOME").ifPresent(home -> files.add(Path.of(home, ".gitconfig")));
        }
        return files;
    }

    private Optional<String> file(Config config, String name) {
        return Optional.ofNullable(config.getString(CORE, null, name)).map(this::atHome);
    }

    private String atHome(String path) {
        Optional<String> home = variable("HOME");
        return path.startsWith("~/") && home.isPresent() ? home.get() + path.substring(1) : path;
    }

    /** A file in the folder where Git looks for it when nothing names one. */
    private Optional<String> common(String name) {
        return variable("XDG_CONFIG_HOME")
                .or(() -> variable("HOME").map(home -> home + "/.config"))
                .map(folder -> folder + "/git/" + name);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
    }
}
