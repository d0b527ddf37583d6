package dev.windlass.check.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpTextTest {
    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, true",
        "001.2.3.4, true",
        "256.2.3.4, false",
        "1.2.3, false",
        "1.2.3.4.5, false",
        "1.2.3., false",
        "'', false",
        "::, true",
        "::1, true",
        "1::, true",
        "1:2:3:4:5:6:7::, true",
        "1:2:3:4:5:6:7:8, true",
        "1:2:3:4:5:6:7:8::, false",
        "1:2:3:4:5:6:7, false",
        ":::, false",
        "1::2::3, false",
        "12345::, false",
        "g::, false",
        ":1, false",
        "1:, false",
        "::1.2.3.4, true",
        "1.2.3.4::, false",
        "fe80::1%eth0, false",
    })
    void addresses(String text, boolean isOne) {
        assertEquals(isOne, IpText.address(text).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, true, false",
        "10.0.0.1/8, true, true",
        "10.0.0.0/08, true, true",
        "10.0.0.0/33, false, false",
        "10.0.0.0, false, false",
        "10.0.0.0/, false, false",
        "10.0.0.0/-1, false, false",
        "::/0, true, false",
        "::/129, false, false",
        "::ffff:10.0.0.0/104, true, true",
    })
    void blocks(String text, boolean isOne, boolean isOdd) {
        assertEquals(isOne, IpText.block(text).isPresent());
        assertEquals(isOdd, IpText.block(text).filter(IpText::isOdd).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "1:0:0:2::, true",
        "1::2:0:0:0:0, false",
        "1:0:0:2:0:0:0:0, false",
        "2001:db8:0:1:1:1:1:1, true",
        "2001:db8::1:1:1:1:1, false",
        "::, true",
        "::1, true",
        "1::, true",
        "0:0:1::, true",
        "::1.2.3.4, false",
        "10.0.0.1, true",
    })
    void canonical(String text, boolean isOne) {
        assertEquals(isOne, IpText.isCanonicalAddress(text));
    }

    @Property(tries = 300, seed = "42")
    void readsWhatJavaWrites(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        String text = InetAddress.getByAddress(bytes).getHostAddress();
        assertTrue(IpText.address(text).isPresent());
    }
}
