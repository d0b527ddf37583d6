package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the containers of a pod find addresses of names. */
final class DnsRules {
    private static final List<String> POLICIES = List.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
    private static final int MOST_SERVERS = 3;
    private static final int MOST_SEARCHES = 32;
    private static final int MOST_SEARCH_BYTES = 2048;

    private DnsRules() {}

    static void check(Value spec) {
        Value policy = spec.field("dnsPolicy");
        if (!policy.isEmpty()) {
            policy.oneOf(POLICIES);
        }
        aliases(spec.field("hostAliases"));
        Value config = spec.field("dnsConfig");
        Value servers = config.field("nameservers");
        if (policy.isText("None")) {
            if (config.isAbsent()) {
                config.required("dnsPolicy None needs it");
                return;
            }
            if (servers.size() == 0) {
                servers.required("dnsPolicy None needs at least one");
                return;
            }
        }
        if (servers.size() > MOST_SERVERS) {
            servers.invalid("has " + servers.size() + " items, and may have " + MOST_SERVERS);
        }
        servers.items().forEach(IpText::checkAddress);
        searches(config.field("searches"));
        for (Value option : config.field("options").items()) {
            if (option.field("name").isEmpty()) {
                option.required("an option needs a name"); // reported at the item
            }
        }
    }

    private static void searches(Value searches) {
        if (searches.size() > MOST_SEARCHES) {
            searches.invalid("has " + searches.size() + " items, and may have " + MOST_SEARCHES);
        }
        List<Value> items = searches.items();
        long bytes = items.stream().mapToLong(s -> TextForm.bytes(s.text())).sum() + Math.max(0, items.size() - 1);
        if (bytes > MOST_SEARCH_BYTES) {
            searches.invalid("has " + bytes + " bytes in all, and may have " + MOST_SEARCH_BYTES);
        }
        for (Value search : items) {
            String text = search.text();
            String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
            if (search.minor() < 33) {
                form(search, name, TextForm.SUBDOMAIN);
            } else if (!text.equals(".")) { // RelaxedDNSSearchValidation
                form(search, name, TextForm.SUBDOMAIN_WITH_UNDERSCORES);
            }
        }
    }

    private static void form(Value search, String name, TextForm form) {
        if (!form.fits(name)) {
            search.invalid("must be " + form.description());
        }
    }

    /** Names that containers of the pod know addresses by. */
    private static void aliases(Value aliases) {
        Set<String> seen = new HashSet<>();
        for (Value alias : aliases.items()) {
            IpText.checkAddress(alias.field("ip"));
            alias.field("hostnames").items().forEach(h -> h.form(TextForm.SUBDOMAIN));
            if (!seen.add(alias.field("ip").text())) {
                alias.field("ip").warn("stands in an earlier item already");
            }
        }
    }
}
