package dev.windlass.spec;

import dev.windlass.syntax.FieldEdit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which image an app, a chain's client or one node of a chain runs, as far as a spec or one layer of it says. A digest counts before a tag,
 * and a tag before the version.
 *
 * @param version the version of a chain's client, which is its image's tag where nothing else says one
 */
public record ImageChoice(
        Optional<Scalar.Text> version,
        Optional<Scalar.Text> repository,
        Optional<Scalar.Text> tag,
        Optional<Scalar.Text> digest) {
    private static final String IMAGE = "image";
    private static final String TAG = "tag";
    private static final String DIGEST = "digest";

    /**
     * What stands in a spec.
     *
     * @param below where in it: nowhere, {@code execution}, {@code nodes a}, and so on
     */
    public static ImageChoice of(Mapping spec, List<String> below) {
        Mapping at = spec;
        for (String key : below) {
            at = at.mapping(key);
        }
        Mapping image = at.mapping(IMAGE);
        return new ImageChoice(text(at, "version"), text(image, "repository"), text(image, TAG), text(image, DIGEST));
    }

    private static Optional<Scalar.Text> text(Mapping from, String key) {
        return from.get(key) instanceof Scalar.Text text ? Optional.of(text) : Optional.empty();
    }

    /** What remains where this is laid over what is said for all nodes. */
    public ImageChoice over(ImageChoice lower) {
        boolean isOwn = tag.isPresent() || digest.isPresent();
        return new ImageChoice(
                version.or(lower::version),
                repository.or(lower::repository),
                isOwn ? tag : lower.tag(),
                isOwn ? digest : lower.digest());
    }

    /** The value that decides; empty where nothing does. */
    public Optional<Scalar.Text> deciding() {
        return digest.or(this::tag).or(this::version);
    }

    /** Whether it is this image that runs. */
    public boolean is(ImagePin pin) {
        return switch (pin) {
            case ImagePin.Tag _ -> digest.isEmpty() && pin.is(deciding());
            case ImagePin.Digest _ -> pin.is(digest);
        };
    }

    /**
     * The field to set so that it is this image that runs: a chain's version, unless its image has a tag or a digest of its own.
     *
     * @param below where in the spec
     */
    public FieldEdit edit(UnitKind kind, List<String> below, ImagePin pin) {
        Optional<String> value = Optional.of(pin.text());
        boolean isVersion = kind == UnitKind.CHAIN && tag.isEmpty() && digest.isEmpty();
        return switch (pin) {
            case ImagePin.Digest _ -> new FieldEdit(path(below, IMAGE, DIGEST), value, List.of(TAG));
            case ImagePin.Tag _ when isVersion -> new FieldEdit(path(below, "version"), value, List.of());
            case ImagePin.Tag _ -> new FieldEdit(path(below, IMAGE, TAG), value, List.of(DIGEST));
        };
    }

    /**
     * The fields to set in an upper layer so that it is what another spec chooses.
     *
     * @param below where in the spec
     */
    public List<FieldEdit> towards(ImageChoice other, List<String> below) {
        List<FieldEdit> edits = new ArrayList<>();
        if (other.version.isPresent() && differ(version, other.version)) {
            edits.add(new FieldEdit(path(below, "version"), value(other.version), List.of()));
        }
        if (differ(repository, other.repository)) {
            edits.add(new FieldEdit(path(below, IMAGE, "repository"), value(other.repository), List.of()));
        }
        boolean isTag = other.tag.isPresent();
        if (differ(tag, other.tag) && (isTag || other.digest.isEmpty())) {
            edits.add(new FieldEdit(path(below, IMAGE, TAG), value(other.tag), isTag ? List.of(DIGEST) : List.of()));
        }
        if (differ(digest, other.digest) && !isTag) {
            boolean isDigest = other.digest.isPresent();
            List<String> alternatives = isDigest ? List.of(TAG) : List.of();
            edits.add(new FieldEdit(path(below, IMAGE, DIGEST), value(other.digest), alternatives));
        }
        return edits;
    }

    private static boolean differ(Optional<Scalar.Text> a, Optional<Scalar.Text> b) {
        return !Objects.equals(value(a), value(b));
    }

    private static Optional<String> value(Optional<Scalar.Text> text) {
        return text.map(Scalar.Text::value);
    }

    private static List<String> path(List<String> below, String... keys) {
        List<String> path = new ArrayList<>(below);
        path.addAll(List.of(keys));
        return path;
    }
}
