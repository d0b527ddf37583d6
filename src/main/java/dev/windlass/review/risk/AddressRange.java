package dev.windlass.review.risk;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses.
 *
 * @param bits 32 or 128
 * @param first the lowest address
 * @param last the highest address
 */
record AddressRange(int bits, BigInteger first, BigInteger last) {
    /** Reads {@code ADDRESS/LENGTH}; empty where a text is none. */
    static Optional<AddressRange> of(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            byte[] bytes = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash))
                    .getAddress();
            int bits = bytes.length * 8;
            int length = slash < 0 ? bits : Integer.parseInt(cidr.substring(slash + 1));
            if (length < 0 || length > bits) {
                return Optional.empty();
            }
            BigInteger size = BigInteger.ONE.shiftLeft(bits - length);
            BigInteger first = new BigInteger(1, bytes).divide(size).multiply(size);
            return Optional.of(new AddressRange(bits, first, first.add(size).subtract(BigInteger.ONE)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean contains(AddressRange other) {
        return bits == other.bits && first.compareTo(other.first) <= 0 && last.compareTo(other.last) >= 0;
    }

    boolean meets(AddressRange other) {
        return bits == other.bits && first.compareTo(other.last) <= 0 && last.compareTo(other.first) >= 0;
    }
}
