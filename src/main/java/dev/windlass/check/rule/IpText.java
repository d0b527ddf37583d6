package dev.windlass.check.rule;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * An IP address or a block of them, as text. Until Kubernetes 1.35 most fields take what Go's parser of 2020 took: numbers
 * of IPv4 with leading zeros, IPv4 inside IPv6; from 1.36 (StrictIPCIDRValidation) neither.
 *
 * @param isV6 whether it is IPv6; an IPv4 address inside IPv6 is IPv4
 * @param bits the address as a number
 * @param isOdd whether only the lenient reading takes it
 * @param prefix the length of the prefix; that of the whole address where the text has none
 */
public record IpText(boolean isV6, BigInteger bits, boolean isOdd, int prefix) {
    private static final int STRICT_SINCE = 36;
    private static final int WARNED_SINCE = 33;
    private static final String ODD_BLOCK =
            "must be a block of IP addresses in its usual form: no leading zeros, no bits set behind the prefix";
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

    /** Reads an address; empty where the text is none. */
    public static Optional<IpText> address(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    /** Reads a block such as {@code 10.0.0.0/8}; empty where the text is none. Host bits make it odd. */
    public static Optional<IpText> block(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String length = text.substring(slash + 1);
        if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(length);
        boolean inV6 = text.indexOf(':') >= 0;
        boolean padded = length.length() > 1 && length.charAt(0) == '0';
        return address(text.substring(0, slash))
                .filter(a -> prefix <= (inV6 ? 128 : 32))
                .map(a -> {
                    boolean isMapped = inV6 && !a.isV6();
                    int own = isMapped ? prefix - 96 : prefix;
                    int host = Math.min(a.width(), a.width() - own);
                    boolean hostBits = host > 0
                            && a.bits()
                                            .and(BigInteger.ONE.shiftLeft(host).subtract(BigInteger.ONE))
                                            .signum()
                                    != 0;
                    return new IpText(a.isV6(), a.bits(), a.isOdd() || hostBits || padded, Math.max(0, own));
                });
    }

    private int width() {
        return isV6 ? 128 : 32;
    }

    /** Whether this block holds all of another. */
    public boolean holds(IpText other) {
        return isV6 == other.isV6
                && prefix <= other.prefix
                && bits.shiftRight(width() - prefix).equals(other.bits.shiftRight(width() - prefix));
    }

    /** What kind of address it is that no Service or endpoint may have; empty where it may. */
    public Optional<String> special() {
        if (bits.signum() == 0) {
            return Optional.of("the unspecified address");
        }
        if (isV6) {
            if (bits.equals(BigInteger.ONE)) {
                return Optional.of("the loopback address");
            }
            int top = bits.shiftRight(112).intValue();
            if ((top & 0xffc0) == 0xfe80) {
                return Optional.of("a link-local address");
            }
            return (top & 0xff0f) == 0xff02 ? Optional.of("a link-local multicast address") : Optional.empty();
        }
        int value = bits.intValue();
        if (value >>> 24 == 127) {
            return Optional.of("a loopback address");
        }
        if (value >>> 16 == 0xa9fe) {
            return Optional.of("a link-local address");
        }
        return value >>> 8 == 0xe00000 ? Optional.of("a link-local multicast address") : Optional.empty();
    }

    private static Optional<IpText> v4(String text) {
        long bits = 0;
        boolean odd = false;
        int start = 0;
        for (int i = 0; i < 4; i++) {
            int end = i < 3 ? text.indexOf('.', start) : text.length();
            if (end < 0) {
                return Optional.empty();
            }
            String part = text.substring(start, end);
            if (part.isEmpty() || part.length() > 9 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.empty();
            }
            int number = Integer.parseInt(part);
            if (number > 255) {
                return Optional.empty();
            }
            odd |= part.length() > 1 && part.charAt(0) == '0';
            bits = bits << 8 | number;
            start = end + 1;
        }
        return Optional.of(new IpText(false, BigInteger.valueOf(bits), odd, 32));
    }

    private static Optional<IpText> v6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        Words head = Words.of(gap < 0 ? text : text.substring(0, gap), gap < 0);
        Words tail = gap < 0 ? Words.NONE : Words.of(text.substring(gap + 2), true);
        if (head.count < 0 || tail.count < 0) {
            return Optional.empty();
        }
        int count = head.count + tail.count;
        if (gap < 0 ? count != 8 : count > 7) {
            return Optional.empty();
        }
        BigInteger bits = head.bits.shiftLeft(16 * (8 - head.count)).or(tail.bits);
        boolean odd = head.isOdd || tail.isOdd;
        if (bits.shiftRight(32).equals(MAPPED)) {
            return Optional.of(new IpText(false, bits.and(BigInteger.valueOf(0xffff_ffffL)), true, 32));
        }
        return Optional.of(new IpText(true, bits, odd, 128));
    }

    /** The words of 16 bits on one side of a gap; {@code count} is negative where they are none. */
    private record Words(int count, BigInteger bits, boolean isOdd) {
        static final Words NONE = new Words(0, BigInteger.ZERO, false);
        static final Words BROKEN = new Words(-1, BigInteger.ZERO, false);

        static Words of(String text, boolean mayEndInV4) {
            if (text.isEmpty()) {
                return NONE;
            }
            String[] parts = text.split(":", -1);
            BigInteger bits = BigInteger.ZERO;
            int count = 0;
            for (int i = 0; i < parts.length; i++) {
                String part = parts[i];
                if (part.indexOf('.') >= 0) {
                    Optional<IpText> v4 = i == parts.length - 1 && mayEndInV4 ? v4(part) : Optional.empty();
                    return v4.isEmpty()
                            ? BROKEN
                            : new Words(
                                    count + 2,
                                    bits.shiftLeft(32).or(v4.get().bits()),
                                    v4.get().isOdd());
                }
                if (part.isEmpty()
                        || part.length() > 4
                        || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
                    return BROKEN;
                }
                bits = bits.shiftLeft(16).or(BigInteger.valueOf(Integer.parseInt(part, 16)));
                count++;
            }
            return new Words(count, bits, false);
        }
    }

    // The checks.

    /** An address in a field that was lenient until 1.35; what was read of it. */
    public static Optional<IpText> checkAddress(Value value) {
        return checkAddress(value, Set.of());
    }

    /**
     * The same.
     *
     * @param kept texts that the object had before, which may stay as they are
     */
    public static Optional<IpText> checkAddress(Value value, Set<String> kept) {
        Optional<IpText> ip = address(value.text());
        if (!kept.contains(value.text())) {
            if (ip.isEmpty()) {
                value.invalid("must be an IP address");
            } else if (ip.get().isOdd()) {
                odd(
                        value,
                        "must be an IP address in its usual form, without leading zeros and without IPv4 inside IPv6");
            }
        }
        return ip;
    }

    /** A block in a field that was lenient until 1.35; what was read of it. */
    public static Optional<IpText> checkBlock(Value value, Set<String> kept) {
        return checkBlock(value, value.text(), kept);
    }

    /** The same for a block that is only a part of the value's text. */
    public static Optional<IpText> checkBlock(Value value, String text, Set<String> kept) {
        Optional<IpText> block = block(text);
        if (!kept.contains(text)) {
            if (block.isEmpty()) {
                value.invalid("must be a block of IP addresses such as 10.0.0.0/8");
            } else if (block.get().isOdd()) {
                odd(value, ODD_BLOCK);
            }
        }
        return block;
    }

    private static void odd(Value value, String fault) {
        if (value.minor() >= STRICT_SINCE) {
            value.invalid(fault);
        } else if (value.minor() >= WARNED_SINCE) {
            value.warn("is written in an odd form, which Kubernetes 1.36 refuses");
        }
    }

    /** Whether a text is an address in the one form that Go writes. */
    public static boolean isCanonicalAddress(String text) {
        return address(text).filter(a -> !a.isOdd() && text.equals(a.written())).isPresent();
    }

    /** Whether a text is a block in the one form that Go writes. */
    public static boolean isCanonicalBlock(String text) {
        return block(text)
                .filter(b -> !b.isOdd() && text.equals(b.written() + '/' + b.prefix()))
                .isPresent();
    }

    /** The address as Go writes it: the longest run of zero words left out, hexadecimal digits in lower case. */
    private String written() {
        if (!isV6) {
            int v4 = bits.intValue();
            return (v4 >>> 24) + "." + ((v4 >>> 16) & 0xff) + '.' + ((v4 >>> 8) & 0xff) + '.' + (v4 & 0xff);
        }
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = bits.shiftRight(16 * (7 - i)).intValue() & 0xffff;
        }
        int gap = -1;
        int length = 1; // one zero alone is written
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && words[end] == 0) {
                end++;
            }
            if (end - i > length) {
                gap = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < 8) {
            if (at == gap) {
                text.append("::");
                at += length;
            } else {
                boolean isAfterWord = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
                text.append(isAfterWord ? ":" : "").append(Integer.toHexString(words[at]));
                at++;
            }
        }
        return text.toString();
    }
}
