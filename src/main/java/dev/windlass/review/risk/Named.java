package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.List;

/** How reasons name things. */
final class Named {
    /** So many names stand in a sentence; the rest is counted. */
    private static final int MOST = 3;

    private Named() {}

    /** Such as {@code the claim "bitcoin-a"}. */
    static String the(StoredObject object) {
        return "the " + noun(object.kind()) + " \"" + object.name() + '"';
    }

    /** What people call a kind. */
    static String noun(String kind) {
        return switch (kind) {
            case "PersistentVolumeClaim" -> "claim";
            case "PersistentVolume" -> "volume";
            case "StorageClass" -> "storage class";
            case "Namespace" -> "namespace";
            case "VolumeSnapshot" -> "snapshot";
            default -> kind;
        };
    }

    /** Names in a sentence: {@code a, b and c}, or {@code a, b, c and 4 more}. */
    static String list(List<String> names) {
        int size = names.size();
        if (size > MOST + 1) {
            return String.join(", ", names.subList(0, MOST)) + " and " + (size - MOST) + " more";
        }
        return size < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, size - 1)) + " and " + names.get(size - 1);
    }

    /** A length of time: {@code 45 s}, {@code 10 min}, {@code 2 h}, {@code 1 h 30 min}. */
    static String time(long seconds) {
        if (seconds < 120) {
            return seconds == 60 ? "1 min" : seconds + " s";
        }
        long minutes = Math.ceilDiv(seconds, 60);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }

    /** {@code 1 pod}, {@code 2 pods}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
