package dev.windlass.syntax.jsonnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import sjsonnet.EvalScope;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;

/**
 * Writes an object as TOML 1.0 (toml.io) in the layout of {@code std.manifestTomlEx}: plain values first, then tables, by key.
 */
final class TomlText {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final String indent;
    private final EvalScope evaluator;
    private final Position at;

    /**
     * @param indent what each level of tables is moved right by
     */
    TomlText(String indent, EvalScope evaluator, Position at) {
        this.indent = indent;
        this.evaluator = evaluator;
        this.at = at;
    }

    String write(Val.Obj object) {
        return table(object, List.of(), "");
    }

    private String table(Val.Obj object, List<String> path, String margin) {
        List<String> plain = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        String[] names = object.visibleKeyNames().clone();
        Arrays.sort(names);
        for (String name : names) {
            Val value = object.value(name, at, object, evaluator);
            List<String> inner = new ArrayList<>(path);
            inner.add(key(name));
            String title = String.join(".", inner);
            if (value instanceof Val.Obj o) {
                sections.add(margin + "[" + title + "]" + body(o, inner, margin + indent));
            } else if (value instanceof Val.Arr list && isTables(list)) {
                for (Lazy item : list.asLazyArray()) {
                    sections.add(
                            margin + "[[" + title + "]]" + body(item.force().asObj(), inner, margin + indent));
                }
            } else {
                plain.add(margin + key(name) + " = " + value(value, margin, true));
            }
        }
        List<String> parts = new ArrayList<>();
        if (!plain.isEmpty()) {
            parts.add(String.join("\n", plain));
        }
        parts.addAll(sections);
        return String.join("\n\n", parts);
    }

    private String body(Val.Obj object, List<String> path, String margin) {
        String body = table(object, path, margin);
        return body.isEmpty() ? "" : "\n" + body;
    }

    private static boolean isTables(Val.Arr list) {
        if (list.length() == 0) {
            return false;
        }
        for (Lazy item : list.asLazyArray()) {
            if (!(item.force() instanceof Val.Obj)) {
                return false;
            }
        }
        return true;
    }

    private static String key(String name) {
        return BARE_KEY.matcher(name).matches() ? name : quoted(name);
    }

    private String value(Val value, String margin, boolean isOuter) {
        return switch (value) {
            case Val.Str s -> quoted(s.value());
            case Val.Num n -> number(n.value());
            case Val.True _ -> "true";
            case Val.False _ -> "false";
            case Val.Arr list -> list(list, margin, isOuter);
            case Val.Obj o -> inline(o);
            default -> value(Builtins.fail("TOML has no " + value.prettyName(), at, evaluator), margin, isOuter);
        };
    }

    private String list(Val.Arr list, String margin, boolean isOuter) {
        if (list.length() == 0) {
            return "[]";
        }
        List<String> items = new ArrayList<>();
        for (Lazy item : list.asLazyArray()) {
            items.add((isOuter ? margin + indent : "") + value(item.force(), margin, false));
        }
        return isOuter
                ? "[\n" + String.join(",\n", items) + "\n" + margin + "]"
                : "[ " + String.join(", ", items) + " ]";
    }

    private String inline(Val.Obj object) {
        String[] names = object.visibleKeyNames().clone();
        Arrays.sort(names);
        List<String> members = new ArrayList<>();
        for (String name : names) {
            members.add(key(name) + " = " + value(object.value(name, at, object, evaluator), "", false));
        }
        return "{ " + String.join(", ", members) + " }";
    }

    private static String number(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e17;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default ->
                    out.append(
                            c < ' ' || c == 0x7f ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
