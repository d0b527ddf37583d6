package dev.windlass.deliver;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Sets up JGit, once: it reads no configuration of the user or the machine, hears no {@code GIT_…} variable, and does not measure the
 * disk's time stamps by writing to it. What a publish does hangs on its arguments alone.
 */
final class GitSystem {
    private static final Duration COARSEST = Duration.ofSeconds(2);

    static {
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

        /** How exact the disk's time stamps are: as bad as any, which costs a second look at a small file now and then. */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(COARSEST)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
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
