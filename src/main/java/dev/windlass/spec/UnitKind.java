package dev.windlass.spec;

/** What a unit is; each kind has its folder, its schema and its built-in template. */
public enum UnitKind {
    CHAIN("chain", "chains"),
    APP("app", "apps");

    private final String id;
    private final String folder;

    UnitKind(String id, String folder) {
        this.id = id;
        this.folder = folder;
    }

    /** {@code chain} or {@code app}: the name of the schema and of the built-in template. */
    public String id() {
        return id;
    }

    /** The folder of its specs, in the root and in each environment. */
    public String folder() {
        return folder;
    }
}
