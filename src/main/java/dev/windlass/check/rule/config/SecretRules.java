package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Secret, as in ValidateSecret of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class SecretRules implements KindRules {
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
        if (!object.isUpdate()) {
            new OfType(object, data, data).check();
        }
    }

    /**
     * What a type asks for.
     *
     * @param kept what the cluster has of what the data does not have
     */
    private record OfType(Value object, Value data, Value kept) {
        private static final String ACCOUNT = "kubernetes.io/service-account.name";

        void check() {
            switch (object.field("type").text()) {
                case "kubernetes.io/service-account-token" ->
                    object.field("metadata", "annotations").key(ACCOUNT).needed();
                case "kubernetes.io/dockercfg" -> configuration(".dockercfg");
                case "kubernetes.io/dockerconfigjson" -> configuration(".dockerconfigjson");
                case "kubernetes.io/basic-auth" -> {
                    if (isAbsent("username") && isAbsent("password")) {
                        data.key("username").required("a secret of this type has a username or a password");
                        data.key("password").required("a secret of this type has a username or a password");
                    }
                }
                case "kubernetes.io/ssh-auth" -> {
                    Value key = data.key("ssh-privatekey");
                    if (key.isPresent() || isAbsent("ssh-privatekey")) {
                        key.needed();
                    }
                }
                case "kubernetes.io/tls" -> {
                    present("tls.crt");
                    present("tls.key");
                }
                default -> {} // of other types nothing is asked
            }
        }

        private boolean isAbsent(String key) {
            return data.key(key).isAbsent() && kept.key(key).isAbsent();
        }

        private void present(String key) {
            if (isAbsent(key)) {
                data.key(key).required("a secret of this type has it");
            }
        }

        private void configuration(String key) {
            present(key);
            Value value = data.key(key);
            if (value.isPresent()
                    && !JsonObjectText.isOne(new String(DataRules.decoded(value), StandardCharsets.UTF_8))) {
                value.invalid("must be a JSON object", "kubectl create secret docker-registry writes a right one");
            }
        }
    }

    /** What was written as plain text stays in the data, for kube-apiserver does not know who wrote it there. */
    @Override
    public void checkUpdate(Value old, Value object) {
        new OfType(object, object.field("data"), old.field("stringData")).check();
        if (!old.field("type").text().equals(object.field("type").text())) {
            object.field("type").immutable();
        }
        if (!old.field("immutable").isTrue()) {
            return;
        }
        if (!object.field("immutable").isTrue()) {
            DataRules.immutable(object.field("immutable"));
        }
        if (!isSameData(old, object)) {
            DataRules.immutable(object.field("data"));
        }
    }

    private static boolean isSameData(Value old, Value object) {
        Value before = old.field("data");
        Value after = object.field("data");
        return after.entries().stream()
                        .allMatch(e -> before.key(e.key()).isPresent()
                                && Arrays.equals(DataRules.decoded(e.value()), DataRules.decoded(before.key(e.key()))))
                && before.entries().stream()
                        .allMatch(e -> after.key(e.key()).isPresent()
                                || old.field("stringData").key(e.key()).isPresent());
    }
}
