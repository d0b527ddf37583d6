package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.function.Consumer;

/**
 * A kind of storage.
 *
 * @param field the field that it is under
 * @param reported what kube-apiserver calls that field in errors about what is in it
 * @param second what kube-apiserver calls it where it is one too many; empty where it is none too many
 * @param rules what holds for it
 */
record VolumeSource(String field, String reported, String second, Consumer<Value> rules) {
    VolumeSource(String field, Consumer<Value> rules) {
        this(field, field, field, rules);
    }

    /**
     * Checks the first of the kinds of storage that are given, and reports the others.
     *
     * @param volume what has the fields
     * @return how many there are
     */
    static int checkAll(Value volume, List<VolumeSource> known) {
        int count = 0;
        for (VolumeSource source : known) {
            Value value = volume.field(source.field);
            if (value.isAbsent()) {
                continue;
            }
            count++;
            if (count == 1 || source.second.isEmpty()) {
                source.rules.accept(named(value, volume, source.reported));
            } else {
                named(value, volume, source.second).forbidden("is one kind of storage too many");
            }
        }
        return count;
    }

    private static Value named(Value value, Value volume, String name) {
        Value reported = volume.field(name);
        return reported.path().equals(value.path()) ? value : value.reportedAs(reported.path());
    }
}
