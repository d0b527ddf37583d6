package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;

/** What is only for pods on Windows. */
final class WindowsRules {
    private static final int LONGEST_SPEC = 65_536;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_USER = 104;
    private static final String NOT_IN_DOMAINS = "\\/:*?\"<>|";
    private static final String NOT_IN_USERS = "\"/\\:;|=,+*?<>@[]";

    private WindowsRules() {}

    /** {@code windowsOptions} of a pod or a container. */
    static void options(Value options) {
        Value specName = options.field("gmsaCredentialSpecName");
        if (specName.isPresent()) {
            specName.form(TextForm.SUBDOMAIN);
        }
        Value spec = options.field("gmsaCredentialSpec");
        if (spec.isPresent() && spec.isEmpty()) {
            spec.invalid("must not be empty");
        } else if (TextForm.bytes(spec.text()) > LONGEST_SPEC) {
            spec.invalid("is longer than " + LONGEST_SPEC + " bytes");
        }
        Value user = options.field("runAsUserName");
        if (user.isPresent()) {
            user(user);
        }
    }

    private static void user(Value value) {
        String text = value.text();
        if (text.isEmpty()) {
            value.invalid("must not be empty");
            return;
        }
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            value.invalid("must not have control characters");
            return;
        }
        String[] parts = text.split("\\\\", -1);
        if (parts.length > 2) {
            value.invalid("must have at most one backslash");
            return;
        }
        if (parts.length == 2 && !isDomain(parts[0])) {
            value.invalid("must begin with the name of a domain before the backslash");
        }
        String user = parts[parts.length - 1];
        if (user.isEmpty() || user.length() > LONGEST_USER) {
            value.invalid("must have a user's name of 1 to " + LONGEST_USER + " characters");
        } else if (user.chars().allMatch(c -> c == '.' || c == ' ')) {
            value.invalid("must have more in the user's name than dots and blanks");
        } else if (user.chars().anyMatch(c -> NOT_IN_USERS.indexOf(c) >= 0)) {
            value.invalid("must have none of " + NOT_IN_USERS + " in the user's name");
        }
    }

    /** A name of NetBIOS or of DNS. */
    private static boolean isDomain(String domain) {
        if (domain.isEmpty() || domain.length() > LONGEST_DOMAIN) {
            return false;
        }
        boolean isNetBios = domain.length() <= 15
                && domain.charAt(0) != '.'
                && domain.chars().noneMatch(c -> NOT_IN_DOMAINS.indexOf(c) >= 0);
        return isNetBios || isDns(domain);
    }

    private static boolean isDns(String domain) {
        for (String part : domain.split("\\.", -1)) {
            boolean good = !part.isEmpty()
                    && part.length() <= 63
                    && part.charAt(0) != '-'
                    && part.charAt(part.length() - 1) != '-'
                    && part.chars()
                            .allMatch(c -> (c >= 'a' && c <= 'z')
                                    || (c >= 'A' && c <= 'Z')
                                    || (c >= '0' && c <= '9')
                                    || c == '-');
            if (!good) {
                return false;
            }
        }
        return true;
    }

    /** Containers that are processes of the node: all of a pod or none, and with the node's network. */
    static void hostProcesses(Value spec) {
        Value ofPod = spec.field("securityContext", "windowsOptions", "hostProcess");
        int count = 0;
        int all = 0;
        for (Value container : PodParts.containers(spec)) {
            all++;
            Value own = container.field("securityContext", "windowsOptions", "hostProcess");
            if (ofPod.isPresent() && own.isPresent() && ofPod.isTrue() != own.isTrue()) {
                own.invalid("must be the same as that of the pod");
            }
            count += (own.isPresent() ? own : ofPod).isTrue() ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        if (count != all) {
            spec.invalid("must have hostProcess: true for all containers or for none");
        }
        if (!spec.field("hostNetwork").isTrue()) {
            spec.field("hostNetwork").invalid("must be true where containers have hostProcess: true");
        }
    }
}
