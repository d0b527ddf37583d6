package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Secret, as in ValidateSecret of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class SecretRules implements KindRules {
    private static final String ACCOUNT = "kubernetes.io/service-account.name";
    /** Types whose one value is a configuration in JSON, and its key. */
    private static final Map<String, String> CONFIGURATIONS = Map.of(
            "kubernetes.io/dockercfg", ".dockercfg",
            "kubernetes.io/dockerconfigjson", ".dockerconfigjson");

    /** What is written as plain text becomes data before anything is judged. */
    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("stringData") instanceof Mapping plain) || plain.isEmpty()) {
            return object;
        }
        Mapping.Builder data = new Mapping.Builder().putAll(object.mapping("data"));
        plain.members().forEach((key, member) -> {
            String text = member.value() instanceof Scalar.Text t ? t.value() : "";
            String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            data.put(key, member.key(), new Scalar.Text(encoded, member.value().origin()));
        });
        return new Mapping.Builder()
                .putAll(object)
                .put("data", data.build(plain.origin()))
                .build(object.origin());
    }

    @Override
    public void check(Value object) {
        Value data = object.field("data");
        DataRules.keys(data);
        if (DataRules.decodedBytes(data) > DataRules.MOST_BYTES) {
            data.tooLong(DataRules.MOST_BYTES, "bytes in all its values");
        }
        String type = object.field("type").text();
        switch (type) {
            case "kubernetes.io/service-account-token" ->
                object.field("metadata", "annotations").key(ACCOUNT).needed();
            case "kubernetes.io/dockercfg", "kubernetes.io/dockerconfigjson" ->
                configuration(data.key(CONFIGURATIONS.getOrDefault(type, "")));
            case "kubernetes.io/basic-auth" -> {
                if (data.key("username").isAbsent() && data.key("password").isAbsent()) {
                    data.key("username").required("a secret of this type has a username or a password");
                    data.key("password").required("a secret of this type has a username or a password");
                }
            }
            case "kubernetes.io/ssh-auth" -> data.key("ssh-privatekey").needed();
            case "kubernetes.io/tls" -> {
                present(data.key("tls.crt"));
                present(data.key("tls.key"));
            }
            default -> {} // of other types nothing is asked
        }
    }

    private static void present(Value value) {
        if (value.isAbsent()) {
            value.required("a secret of type kubernetes.io/tls has it");
        }
    }

    private static void configuration(Value value) {
        if (value.isAbsent()) {
            value.required("a secret of this type has it");
        } else if (!JsonObjectText.isOne(new String(DataRules.decoded(value), StandardCharsets.UTF_8))) {
            value.invalid("must be a JSON object", "kubectl create secret docker-registry writes a right one");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!old.field("type").text().equals(object.field("type").text())) {
            object.field("type").immutable();
        }
        if (!old.field("immutable").isTrue()) {
            return;
        }
        if (!object.field("immutable").isTrue()) {
            DataRules.immutable(object.field("immutable"));
        }
        if (!DataRules.isSameBinary(old.field("data"), object.field("data"))) {
            DataRules.immutable(object.field("data"));
        }
    }
}
