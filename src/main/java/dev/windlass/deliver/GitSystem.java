package dev.windlass.deliver;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Sets up JGit, once: it reads no configuration of the user or the machine, hears no {@code GIT_…} variable, and does not measure the
 * disk's time stamps before it begins. What a publish does hangs on its arguments alone.
 */
final class GitSystem {
    static {
        FS.FileStoreAttributes.setBackground(true);
        SystemReader.setInstance(new Alone(SystemReader.getInstance()));
    }

    private GitSystem() {}

    /** To be called before JGit is used for anything. */
    static void begin() {
        // Whoever calls has loaded this class.
    }

    private static final class Alone extends SystemReader.Delegate {
        Alone(SystemReader system) {
            super(system);
        }

        @Override
        public @Nullable String getenv(String variable) {
            return variable.startsWith("GIT_") ? null : super.getenv(variable);
        }

        @Override
        public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
            return new Empty(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
            return new Empty(parent, fs);
        }
    }

    /** A configuration without a file. */
    private static final class Empty extends FileBasedConfig {
        @SuppressWarnings("NullAway") // JGit allows no file where load and save are overridden
        Empty(@Nullable Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is nothing.
        }

        @Override
        public void save() {
            // There is nowhere to save to.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
