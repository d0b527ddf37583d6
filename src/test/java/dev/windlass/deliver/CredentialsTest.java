package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets a user and a password, whatever a URL is made to look like. */
class CredentialsTest {
    @TempDir
    Path work = Path.of("");

    private static boolean given(String url, Map<String, String> environment) throws URISyntaxException {
        URIish uri = new URIish(url);
        Address address = new Address(uri.setUser(null).setPass(null), uri);
        Credentials credentials = new Credentials(address, environment, new Words());
        return credentials.get(address.uri(), new CredentialItem.Username(), new CredentialItem.Password());
    }

    /** Git's helpers are asked in lines: one more line would be a question for the password of another host. */
    @Test
    void noUrlCanAskForTheHostOfAnother() throws URISyntaxException {
        Path asked = work.resolve("asked");
        Path helper = BareRepository.program(
                work.resolve("helper"),
                "touch " + asked + "\nprintf 'username=somebody\\npassword=secret\\n'\nexit 0\n");
        Map<String, String> environment = Publishes.access(Map.of(
                        "GIT_CONFIG_COUNT", "1",
                        "GIT_CONFIG_KEY_0", "credential.helper",
                        "GIT_CONFIG_VALUE_0", helper.toString()))
                .environment();
        assertFalse(given("https://example.com%0ahost=github.com/x", environment));
        assertFalse(given("https://a%0ahost=github.com@example.com/x", environment));
        assertFalse(given("https://a%0dhost=github.com@example.com/x", environment));
        assertFalse(given("https://a%00b@example.com/x", environment));
        assertFalse(Files.exists(asked));
        assertTrue(given("https://example.com/x", environment));
    }

    @Test
    void nothingGoesInTheClearOverANetwork() throws URISyntaxException {
        Map<String, String> token = Map.of("WINDLASS_GIT_TOKEN", "secret");
        assertFalse(given("http://git.example.com/x", token));
        assertFalse(given("http://robot:secret@git.example.com/x", Map.of()));
        assertTrue(given("https://git.example.com/x", token));
        assertTrue(given("https://robot:secret@git.example.com/x", Map.of()));
    }

    /** Only {@link Credentials} hands them out, after it has looked where to. */
    @Test
    void theAddressItselfHasNone() throws DeliveryFailure {
        Address address = Address.of(new Destination("https://robot:secret@git.example.com/x", "main", ""));
        assertEquals("https://git.example.com/x", address.uri().toPrivateString());
        assertFalse(address.toString().contains("secret"));
        assertEquals(
                "git",
                Address.of(new Destination("ssh://git@git.example.com/x", "main", ""))
                        .uri()
                        .getUser());
    }
}
