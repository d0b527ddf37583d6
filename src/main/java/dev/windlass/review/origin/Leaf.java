package dev.windlass.review.origin;

import dev.windlass.render.Manifest;
import dev.windlass.render.Resource;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import java.util.List;

/**
 * A scalar of a manifest, or an empty mapping or list.
 *
 * @param manifest where it stands
 * @param path the way to it, as kube-apiserver writes it
 */
public record Leaf(Manifest manifest, FieldPath path, Node value) {
    public Resource resource() {
        return manifest.resource();
    }

    /** Every place that had a part in it. */
    public List<OriginPlace> places() {
        return OriginPlace.of(value.origin());
    }
}
