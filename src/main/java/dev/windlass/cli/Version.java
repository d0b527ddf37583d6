package dev.windlass.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest says it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"windlass " + text()};
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
