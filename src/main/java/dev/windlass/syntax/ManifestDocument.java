package dev.windlass.syntax;

import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Node;
import java.util.List;
import java.util.Optional;

/**
 * One document of a file of manifests.
 *
 * @param index from 0, counting the documents that are not empty, as kubectl skips empty ones
 * @param value the object; empty where the document cannot be read or errors stand
 * @param diagnostics what is wrong with it; an error means that kubectl or the server refuses the text
 */
public record ManifestDocument(int index, Optional<Node> value, List<Diagnostic> diagnostics) {
    public ManifestDocument {
        diagnostics = List.copyOf(diagnostics);
    }
}
