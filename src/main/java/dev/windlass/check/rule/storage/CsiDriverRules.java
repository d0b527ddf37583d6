package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** CSIDriver, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class CsiDriverRules implements KindRules {
    private static final List<String> GROUP_POLICIES = List.of("File", "None", "ReadWriteOnceWithFSType");
    private static final List<String> LIFECYCLES = List.of("Persistent", "Ephemeral");
    private static final long SHORTEST_TOKEN = 600;
    private static final long LONGEST_TOKEN = 1L << 32;
    private static final long SHORTEST_PERIOD = 10;
    private static final int TOKENS_IN_SECRETS_SINCE = 35;

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        if (spec.field("fsGroupPolicy").isPresent()) {
            spec.field("fsGroupPolicy").oneOf(GROUP_POLICIES);
        }
        tokens(spec);
        Value modes = spec.field("volumeLifecycleModes");
        modes.items().forEach(m -> m.reportedAs(modes.path()).oneOf(LIFECYCLES));
        Value period = spec.field("nodeAllocatableUpdatePeriodSeconds");
        if (period.isPresent()) {
            period.atLeast(SHORTEST_PERIOD);
        }
    }

    private static void tokens(Value spec) {
        Value requests = spec.field("tokenRequests");
        Set<String> audiences = new HashSet<>();
        for (Value request : requests.items()) {
            if (!audiences.add(request.field("audience").text())) {
                request.field("audience").duplicate();
            } else if (request.field("expirationSeconds").isPresent()) {
                request.field("expirationSeconds").within(SHORTEST_TOKEN, LONGEST_TOKEN);
            }
        }
        Value inSecrets = spec.field("serviceAccountTokenInSecrets");
        if (inSecrets.isPresent() && requests.size() == 0) {
            inSecrets.invalid("must not be set without tokenRequests");
        } else if (inSecrets.isAbsent() && requests.size() > 0 && spec.minor() >= TOKENS_IN_SECRETS_SINCE) {
            requests.warn(
                    "hands tokens over in the volume's context: set serviceAccountTokenInSecrets to true if the driver can");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        if (before.field("attachRequired").isTrue()
                != after.field("attachRequired").isTrue()) {
            after.field("attachRequired")
                    .reportedAs(FieldPath.of("spec", "attachedRequired"))
                    .immutable();
        }
        if (!lifecycles(before).equals(lifecycles(after))) {
            after.field("volumeLifecycleModes").immutable();
        }
    }

    private static List<String> lifecycles(Value spec) {
        List<String> modes = spec.field("volumeLifecycleModes").items().stream()
                .map(Value::text)
                .toList();
        return modes.isEmpty() ? List.of("Persistent") : modes;
    }
}
