package dev.windlass.check.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextFormTest {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]";
    private static final String UNDERSCORE = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";

    /** The expressions that kube-apiserver uses. */
    private static final Map<TextForm, String> EXPRESSIONS = Map.ofEntries(
            Map.entry(TextForm.LABEL, "(?=.{1,63}\\z)" + LABEL),
            Map.entry(TextForm.SUBDOMAIN, SUBDOMAIN),
            Map.entry(TextForm.SUBDOMAIN_WITH_UNDERSCORES, UNDERSCORE + "(\\." + UNDERSCORE + ")*"),
            Map.entry(TextForm.LABEL_1035, "[a-z]([-a-z0-9]*[a-z0-9])?"),
            Map.entry(TextForm.WILDCARD_SUBDOMAIN, "\\*\\." + SUBDOMAIN),
            Map.entry(TextForm.LABEL_KEY, "(" + SUBDOMAIN + "/)?" + NAME),
            Map.entry(TextForm.LABEL_VALUE, "(" + NAME + ")?"),
            Map.entry(TextForm.PATH_SEGMENT, "(?!\\.\\.?\\z)[^/%]*"),
            Map.entry(TextForm.PORT_NAME, "(?=.{1,15}\\z)(?=.*[a-z])(?!.*--)(?!-)[-a-z0-9]+(?<!-)"),
            Map.entry(TextForm.ENV_NAME_STRICT, "(?!\\.\\z|\\.\\.)[-._a-zA-Z][-._a-zA-Z0-9]*"),
            Map.entry(TextForm.ENV_NAME, "[\\x20-\\x3c\\x3e-\\x7e]+"),
            Map.entry(TextForm.DATA_KEY, "(?!\\.\\z|\\.\\.)[-._a-zA-Z0-9]+"),
            Map.entry(TextForm.C_IDENTIFIER, "[A-Za-z_][A-Za-z0-9_]*"),
            Map.entry(TextForm.HEADER_NAME, "[-A-Za-z0-9]+"),
            Map.entry(TextForm.PERCENT, "[0-9]+%"),
            Map.entry(TextForm.DOMAIN_PREFIXED_PATH, SUBDOMAIN + "/[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"),
            Map.entry(TextForm.DOMAIN_PREFIXED_KEY, SUBDOMAIN + "/" + NAME),
            Map.entry(TextForm.FULLY_QUALIFIED, LABEL + "(\\." + LABEL + "){2,}"));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("aaz09A-_./%*= é\n")
                .ofMinLength(0)
                .ofMaxLength(12);
    }

    @Property(tries = 20_000, seed = "42")
    void agreesWithTheExpressions(@ForAll("texts") String text) {
        EXPRESSIONS.forEach((form, expression) ->
                assertEquals(Pattern.matches(expression, text), form.fits(text), () -> form + " of \"" + text + '"'));
    }
}
