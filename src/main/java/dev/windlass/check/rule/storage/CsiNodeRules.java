package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.Set;

/** CSINode, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class CsiNodeRules implements KindRules {
    private static final int MOST_NODE_ID = 256;
    private static final int COUNT_CHANGES_SINCE = 35;

    @Override
    public void check(Value object) {
        Set<String> names = new HashSet<>();
        for (Value driver : object.field("spec", "drivers").items()) {
            VolumeText.driver(driver.field("name"));
            Value id = driver.field("nodeID");
            if (id.needed() && TextForm.bytes(id.text()) > MOST_NODE_ID) {
                id.invalid("must have at most " + MOST_NODE_ID + " characters");
            }
            Value count = driver.field("allocatable", "count");
            if (count.isPresent()) {
                count.atLeast(0);
            }
            if (!names.add(driver.field("name").text())) {
                driver.field("name").duplicate();
            }
            topology(driver);
        }
    }

    /** kube-apiserver reports a key at its driver. */
    private static void topology(Value driver) {
        Set<String> keys = new HashSet<>();
        for (Value key : driver.field("topologyKeys").items()) {
            Value reported = key.reportedAs(driver.path());
            if (!keys.add(key.text())) {
                reported.duplicate();
            }
            if (!TextForm.LABEL_KEY.fits(key.text())) {
                reported.invalid("has a topology key that is not " + TextForm.LABEL_KEY.description());
            }
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value drivers = object.field("spec", "drivers");
        String changing = old.minor() >= COUNT_CHANGES_SINCE ? "allocatable" : "";
        for (Value before : old.field("spec", "drivers").items()) {
            for (Value after : drivers.items()) {
                boolean isSameDriver =
                        before.field("name").text().equals(after.field("name").text());
                if (isSameDriver && !Alike.are(before, after, changing)) {
                    drivers.at(after.origin()).immutable();
                }
            }
        }
    }
}
