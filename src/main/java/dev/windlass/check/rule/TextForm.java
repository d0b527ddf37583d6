package dev.windlass.check.rule;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The forms of text that kube-apiserver asks for, as in k8s.io/apimachinery/pkg/util/validation. All letters are ASCII;
 * lengths count bytes of UTF-8.
 */
public enum TextForm {
    LABEL("a DNS label: lower-case letters, digits and inner dashes, at most 63", TextForm::isDnsLabel),
    SUBDOMAIN(
            "a DNS name: lower-case letters, digits, inner dashes and dots, at most 253",
            s -> s.length() <= 253 && isSubdomain(s)),
    SUBDOMAIN_WITH_UNDERSCORES(
            "a DNS name: lower-case letters, digits, inner dashes, underscores and dots, at most 253",
            s -> s.length() <= 253 && areAll(s, TextForm::isUnderscoreSegment)),
    LABEL_1035(
            "a DNS label that begins with a letter: lower-case letters, digits and inner dashes, at most 63",
            s -> isDnsLabel(s) && !isDigit(s.charAt(0))),
    WILDCARD_SUBDOMAIN(
            "\"*.\" and a DNS name", s -> s.length() <= 253 && s.startsWith("*.") && isSubdomain(s.substring(2))),
    LABEL_KEY(
            "a label key: an optional DNS name and \"/\", then at most 63 of letters, digits, \"-\", \"_\" and \".\"",
            TextForm::isLabelKey),
    LABEL_VALUE(
            "a label value: at most 63 of letters, digits, \"-\", \"_\" and \".\", a letter or digit at both ends",
            s -> s.isEmpty() || isLabelName(s)),
    ANNOTATION_KEY(
            "an annotation key: an optional DNS name and \"/\", then at most 63 of letters, digits, \"-\", \"_\" and \".\"",
            s -> isLabelKey(s.toLowerCase(Locale.ROOT))),
    PATH_SEGMENT(
            "a name without \"/\" and \"%\" that is neither \".\" nor \"..\"",
            s -> !s.equals(".") && !s.equals("..") && s.indexOf('/') < 0 && s.indexOf('%') < 0),
    PORT_NAME(
            "a port name: at most 15 of lower-case letters, digits and inner single dashes, with a letter",
            TextForm::isPortName),
    ENV_NAME_STRICT(
            "a variable name of letters, digits, \"_\", \"-\" and \".\" that does not begin with a digit",
            s -> !s.isEmpty() && !isDigit(s.charAt(0)) && isKeyText(s)),
    ENV_NAME(
            "a variable name of printable ASCII characters without \"=\"",
            s -> !s.isEmpty() && s.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '=')),
    DATA_KEY("a key of letters, digits, \"-\", \"_\" and \".\", at most 253", s -> s.length() <= 253 && isKeyText(s)),
    C_IDENTIFIER(
            "an identifier of letters, digits and \"_\" that does not begin with a digit",
            s -> !s.isEmpty()
                    && !isDigit(s.charAt(0))
                    && s.chars().allMatch(c -> isAlphanumeric((char) c) || c == '_')),
    HEADER_NAME(
            "a header name of letters, digits and \"-\"",
            s -> !s.isEmpty() && s.chars().allMatch(c -> isAlphanumeric((char) c) || c == '-')),
    PERCENT("a percentage such as 25%", TextForm::isPercent),
    DOMAIN_PREFIXED_PATH("a DNS name, \"/\" and a path", TextForm::isDomainPrefixedPath),
    DOMAIN_PREFIXED_KEY("a DNS name, \"/\" and a name", s -> s.indexOf('/') >= 0 && isLabelKey(s)),
    FULLY_QUALIFIED(
            "a DNS name with at least three parts",
            s -> s.length() <= 253 && isSubdomain(s) && s.split("\\.", -1).length >= 3),
    /** A path that stays below where it begins. */
    DESCENDING_PATH("a relative path without \"..\"", s -> !s.startsWith("/") && !hasBackstep(s)),
    DESCENDING_UNRESERVED_PATH(
            "a relative path without \"..\" that does not begin with \"..\"",
            s -> !s.startsWith("/") && !hasBackstep(s) && !s.startsWith("..")),
    PATH_WITHOUT_BACKSTEPS("a path without \"..\"", s -> !hasBackstep(s));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Predicate<String> form;

    TextForm(String description, Predicate<String> form) {
        this.description = description;
        this.form = form;
    }

    public boolean fits(String text) {
        return form.test(text);
    }

    /** What it is, as a message says after "must be". */
    public String description() {
        return description;
    }

    /** The length in bytes, which is what kube-apiserver counts. */
    public static int bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isAlphanumeric(char c) {
        return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDnsLabel(String s) {
        return s.length() <= 63 && isSegment(s);
    }

    /** Lower-case letters and digits, with dashes between them. */
    private static boolean isSegment(String s) {
        if (s.isEmpty() || s.charAt(0) == '-' || s.charAt(s.length() - 1) == '-') {
            return false;
        }
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!isLower(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnderscoreSegment(String s) {
        String rest = s.startsWith("_") ? s.substring(1) : s;
        return !rest.isEmpty()
                && rest.charAt(0) != '_'
                && rest.charAt(rest.length() - 1) != '_'
                && isSegment(rest.replace('_', '-'));
    }

    private static boolean isSubdomain(String s) {
        return areAll(s, TextForm::isSegment);
    }

    private static boolean areAll(String s, Predicate<String> segment) {
        int start = 0;
        for (int dot = s.indexOf('.'); dot >= 0; dot = s.indexOf('.', start)) {
            if (!segment.test(s.substring(start, dot))) {
                return false;
            }
            start = dot + 1;
        }
        return segment.test(s.substring(start));
    }

    private static boolean isLabelKey(String s) {
        int slash = s.indexOf('/');
        if (slash < 0) {
            return isLabelName(s);
        }
        return slash <= 253
                && isSubdomain(s.substring(0, slash))
                && isLabelName(s.substring(slash + 1)); // refuses a second slash
    }

    private static boolean isLabelName(String s) {
        int last = s.length() - 1;
        if (last < 0 || last >= 63 || !isAlphanumeric(s.charAt(0)) || !isAlphanumeric(s.charAt(last))) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            char c = s.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPortName(String s) {
        return s.length() <= 15
                && isSegment(s)
                && !s.contains("--")
                && s.chars().anyMatch(c -> isLower((char) c));
    }

    private static boolean isKeyText(String s) {
        return !s.isEmpty()
                && !s.equals(".")
                && !s.startsWith("..")
                && s.chars().allMatch(c -> isAlphanumeric((char) c) || c == '-' || c == '_' || c == '.');
    }

    private static boolean isPercent(String s) {
        return s.length() > 1
                && s.endsWith("%")
                && s.chars().limit(s.length() - 1L).allMatch(c -> isDigit((char) c));
    }

    private static boolean isDomainPrefixedPath(String s) {
        int slash = s.indexOf('/');
        return slash > 0
                && slash <= 253
                && slash < s.length() - 1
                && isSubdomain(s.substring(0, slash))
                && s.chars()
                        .skip(slash + 1L)
                        .allMatch(c -> isAlphanumeric((char) c) || "/-._~%!$&'()*+,;=:".indexOf(c) >= 0);
    }

    private static boolean hasBackstep(String s) {
        return s.equals("..") || s.startsWith("../") || s.endsWith("/..") || s.contains("/../");
    }
}
