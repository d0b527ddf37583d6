package dev.windlass.report;

import dev.windlass.render.Manifest;
import dev.windlass.review.origin.LayerName;
import dev.windlass.review.origin.Leaf;
import dev.windlass.review.origin.Lines;
import dev.windlass.review.origin.Reach;
import dev.windlass.source.Secrets;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Where values come from, for people. */
public final class OriginReport {
    /** A manifest's line longer than this does not push the column of origins further to the right, in characters. */
    private static final int WIDEST = 72;

    private static final int LONGEST_VALUE = 100;

    /** So many places of one value fit beside a line. */
    private static final int MOST_PLACES = 3;

    private final Paint paint;

    public OriginReport(Paint paint) {
        this.paint = paint;
    }

    /** Each leaf with every place that had a part in it. */
    public String leaves(List<Leaf> leaves) {
        StringBuilder out = new StringBuilder();
        for (Leaf leaf : leaves) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            out.append(paint.strong(Glyphs.shown(name(leaf.manifest()) + " " + leaf.path())))
                    .append('\n');
            out.append("  = ").append(value(leaf.value())).append('\n');
            leaf.places().forEach(place -> out.append(place(place)));
        }
        return out.toString();
    }

    private String place(OriginPlace place) {
        Span at = place.at();
        String said = switch (place.role()) {
            case WRITTEN -> "written in the " + LayerName.of(at.file());
            case OVERRODE -> "over the " + LayerName.of(at.file());
            case CONDITION ->
                at.equals(at.file().start())
                        ? "because of what this file says, or leaves out"
                        : "because of the " + LayerName.of(at.file());
            case PLACED -> "placed by the template";
            case GENERATED -> generated(at);
        };
        return new Excerpt(at, Excerpt.digits(at.file(), at.start()), paint).show("^", said);
    }

    private static String generated(Span at) {
        String layer = LayerName.of(at.file());
        return switch (layer) {
            case "template", "client" -> "a constant of the " + layer + ": no spec says it";
            case "default" -> "the default: no spec says it";
            default -> "taken from this file's name";
        };
    }

    private static String value(Node value) {
        String text = Secrets.hidden(new JsonText().line(value));
        return Glyphs.shown(text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…");
    }

    private static String name(Manifest manifest) {
        return manifest.resource().environment() + "/"
                + manifest.resource().unit().name() + " "
                + manifest.resource().kind() + "/" + manifest.resource().name();
    }

    /**
     * A whole manifest with the origin beside each line.
     *
     * @param leaves the manifest's own
     */
    public String manifest(Manifest manifest, List<Leaf> leaves) {
        Map<Integer, String> notes = notes(manifest, leaves);
        List<String> lines = manifest.text().lines().toList();
        int width = lines.stream()
                .mapToInt(Glyphs::width)
                .filter(w -> w <= WIDEST)
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder();
        out.append(paint.strong("# " + Glyphs.shown(manifest.path()))).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            String note = notes.getOrDefault(i + 1, "");
            out.append(Glyphs.shown(line));
            if (!note.isEmpty()) {
                out.append(" ".repeat(Math.max(1, width - Glyphs.width(line) + 2)))
                        .append(paint.quiet("# " + Glyphs.shown(note)));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static Map<Integer, String> notes(Manifest manifest, List<Leaf> leaves) {
        Map<List<Object>, Leaf> byPath = new LinkedHashMap<>();
        leaves.forEach(leaf -> byPath.put(leaf.path().plain(), leaf));
        Map<Integer, String> notes = new LinkedHashMap<>();
        for (Lines.Line line :
                Lines.of(new SourceFile(manifest.path(), manifest.text())).leaves()) {
            Optional.ofNullable(byPath.get(line.steps())).ifPresent(leaf -> notes.put(line.first(), note(leaf)));
        }
        return notes;
    }

    /** The origin in a few words. */
    private static String note(Leaf leaf) {
        SequencedSet<String> first = new LinkedHashSet<>();
        String over = "";
        for (OriginPlace place : leaf.places()) {
            SourceFile file = place.at().file();
            String at = file.name() + ":" + place.at().from().line();
            switch (place.role()) {
                case WRITTEN -> first.add(at);
                case GENERATED -> first.add(isName(file) ? "the name of " + file.name() : at);
                case OVERRODE -> over = over.isEmpty() ? " over " + at : over;
                case CONDITION, PLACED -> {}
            }
        }
        String shown = String.join(", ", first.stream().limit(MOST_PLACES).toList());
        int more = first.size() - MOST_PLACES;
        return shown + (more > 0 ? " and " + more + " more" : "") + over;
    }

    /** Whether what was generated from a file is its name. */
    private static boolean isName(SourceFile file) {
        return switch (LayerName.of(file)) {
            case "template", "client", "default" -> false;
            default -> true;
        };
    }

    /** Every rendered value that some lines reach. */
    public String reached(List<Reach.Hit> hits) {
        StringBuilder out = new StringBuilder();
        String last = "";
        for (Reach.Hit hit : hits) {
            String name = name(hit.leaf().manifest());
            if (!name.equals(last)) {
                out.append(last.isEmpty() ? "" : "\n")
                        .append(paint.strong(Glyphs.shown(name)))
                        .append('\n');
                last = name;
            }
            out.append("  ")
                    .append(Glyphs.shown(hit.leaf().path().toString()))
                    .append(" = ")
                    .append(value(hit.leaf().value()))
                    .append(how(hit.role()))
                    .append('\n');
        }
        return out.toString();
    }

    private String how(Role role) {
        return switch (role) {
            case WRITTEN, PLACED, GENERATED -> "";
            case OVERRODE -> paint.quiet("  (overridden there)");
            case CONDITION -> paint.quiet("  (hangs on it)");
        };
    }
}
