package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CertificateSigningRequest, as in k8s.io/kubernetes/pkg/apis/certificates/validation. Of the request it is looked at whether
 * it is a request at all, not at what it asks for and who signed it. A change alters nothing of it.
 */
public final class CertificateRequestRules implements KindRules {
    private static final String BEGIN = "-----BEGIN CERTIFICATE REQUEST-----";
    private static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
    private static final int SHORTEST_SECONDS = 600;
    private static final List<String> USAGES = List.of(
            "signing",
            "digital signature",
            "content commitment",
            "key encipherment",
            "key agreement",
            "data encipherment",
            "cert sign",
            "crl sign",
            "encipher only",
            "decipher only",
            "any",
            "server auth",
            "client auth",
            "code signing",
            "email protection",
            "s/mime",
            "ipsec end system",
            "ipsec tunnel",
            "ipsec user",
            "timestamping",
            "ocsp signing",
            "microsoft sgc",
            "netscape sgc");

    @Override
    public void check(Value object) {
        if (object.isUpdate()) {
            return;
        }
        Value spec = object.field("spec");
        if (!isRequest(spec.field("request").text())) {
            spec.field("request").invalid("must be a PEM block of type CERTIFICATE REQUEST, in base64");
        }
        usages(spec.field("usages"));
        if (spec.field("signerName").isText(LEGACY_SIGNER)) {
            spec.field("signerName")
                    .invalid("must not be " + LEGACY_SIGNER + ", which this version of the kind has not");
        } else if (spec.field("signerName").needed()) {
            signer(spec.field("signerName"));
        }
        if (spec.field("expirationSeconds").isPresent()) {
            spec.field("expirationSeconds").atLeast(SHORTEST_SECONDS);
        }
    }

    private static boolean isRequest(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(BEGIN);
        } catch (IllegalArgumentException e) {
            return true; // not base64 at all, which is said elsewhere
        }
    }

    private static void usages(Value usages) {
        if (usages.isEmpty()) {
            usages.required("it says what the certificate is for, such as \"client auth\"");
        }
        Set<String> seen = new HashSet<>();
        for (Value usage : usages.items()) {
            usage.oneOf(USAGES);
            if (!seen.add(usage.text())) {
                usage.duplicate();
            }
        }
    }

    private static void signer(Value signer) {
        String text = signer.text();
        int slash = text.indexOf('/');
        if (slash < 0 || slash != text.lastIndexOf('/')) {
            signer.invalid("must be a domain, \"/\" and a name, such as example.com/signer");
            return;
        }
        String domain = text.substring(0, slash);
        if (!TextForm.SUBDOMAIN.fits(domain) || domain.indexOf('.') < 0) {
            signer.invalid("must begin with a domain of two parts or more, such as example.com");
        }
        if (!TextForm.SUBDOMAIN.fits(text.substring(slash + 1))) {
            signer.invalid("must end with a name that is " + TextForm.SUBDOMAIN.description());
        }
    }
}
