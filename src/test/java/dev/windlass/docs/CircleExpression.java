package dev.windlass.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a CircleCI configuration, as far as ours use them: comparisons of pipeline values and parameters with strings by
 * {@code ==} and {@code !=}, {@code and}, {@code or}, {@code not} and parentheses ({@code not} binds tightest, {@code or} loosest).
 */
final class CircleExpression {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\"[^\"]*\")|(pipeline\\.[a-z_.-]+)|(==|!=|\\(|\\)|\\band\\b|\\bor\\b|\\bnot\\b))\\s*");

    private final String text;
    private final List<String> tokens = new ArrayList<>();

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException where it is more than we use
     */
    CircleExpression(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("not understood: " + text.substring(at));
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
    }

    /** The values and parameters that it asks for. */
    List<String> names() {
        return tokens.stream().filter(t -> t.startsWith("pipeline.")).toList();
    }

    /** Whether it holds, with the pipeline's values and parameters by their names; what has none is empty. */
    boolean holds(Map<String, String> values) {
        Reading reading = new Reading(values);
        boolean result = reading.either();
        if (reading.at != tokens.size()) {
            throw new IllegalArgumentException("not understood: " + text);
        }
        return result;
    }

    private final class Reading {
        private final Map<String, String> values;
        private int at;

        Reading(Map<String, String> values) {
            this.values = values;
        }

        boolean either() {
            boolean result = both();
            while (taken("or")) {
                result |= both();
            }
            return result;
        }

        private boolean both() {
            boolean result = one();
            while (taken("and")) {
                result &= one();
            }
            return result;
        }

        private boolean one() {
            if (taken("not")) {
                return !one();
            }
            if (taken("(")) {
                boolean result = either();
                if (!taken(")")) {
                    throw new IllegalArgumentException("a parenthesis is not closed: " + text);
                }
                return result;
            }
            String left = value();
            if (taken("==")) {
                return left.equals(value());
            }
            if (taken("!=")) {
                return !left.equals(value());
            }
            throw new IllegalArgumentException("nothing is compared: " + text);
        }

        private String value() {
            String token = at < tokens.size() ? tokens.get(at++) : "";
            if (token.startsWith("\"")) {
                return token.substring(1, token.length() - 1);
            }
            return values.getOrDefault(token, "");
        }

        private boolean taken(String token) {
            boolean here = at < tokens.size() && tokens.get(at).equals(token);
            if (here) {
                at++;
            }
            return here;
        }
    }
}
