package dev.windlass.check.rule;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;

/**
 * The size of a whole object. kube-apiserver refuses requests of more than 3 MiB (MaxRequestBodyBytes in
 * k8s.io/apiserver/pkg/server), and etcd what takes more than 1.5 MiB to store (its {@code --max-request-bytes}). How an
 * object is stored is not known here; counted is the text in it, which takes its full length however it is stored.
 */
public final class ObjectSize {
    private static final long MOST_BYTES = 1536 * 1024L;

    private ObjectSize() {}

    /** Reports an object that cannot be stored. */
    public static void check(Value object) {
        long bytes = object.node().map(ObjectSize::bytes).orElse(0L);
        // the data of a Secret is stored as the bytes that it stands for, which are three of four
        if ((object.kind().equals("Secret") ? bytes / 4 * 3 : bytes) > MOST_BYTES) {
            object.tooLong(MOST_BYTES, "bytes, and cannot be stored");
        }
    }

    private static long bytes(Node node) {
        return switch (node) {
            case Mapping m ->
                m.members().values().stream().mapToLong(v -> bytes(v.value())).sum();
            case Sequence s -> s.items().stream().mapToLong(ObjectSize::bytes).sum();
            case Scalar.Text t -> TextForm.bytes(t.value());
            case Scalar _ -> 0;
        };
    }
}
