package dev.windlass.review.origin;

import dev.windlass.source.SourceFile;

/** What a file is among the layers of a spec, in the words of the guides. */
public final class LayerName {
    private LayerName() {}

    /** Such as {@code overlay}, told from where the file lies. */
    public static String of(SourceFile file) {
        String name = file.name();
        if (name.startsWith("builtin:schemas/") || name.endsWith(".schema.yaml")) {
            return "default";
        }
        if (name.startsWith("builtin:clients/") || name.startsWith("clients/")) {
            return "client";
        }
        if (name.startsWith("builtin:") || name.startsWith("templates/")) {
            return "template";
        }
        if (name.startsWith("environments/")) {
            return name.endsWith("/environment.yaml") ? "environment" : "overlay";
        }
        return name.startsWith("apps/") && name.indexOf('/', "apps/".length()) > 0 ? "file" : "spec";
    }
}
