package dev.windlass.deliver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/** The deploy repository at the other end, and what can be had from it: branches, and a push. */
final class Remote {
    private static final String SENSELESS = "the URL or the answer there makes no sense to Git";

    private final Destination to;
    private final GitAccess access;
    private final Repository local;
    private final Address address;
    private final Words words;
    private final Credentials credentials;
    /** Commits that were fetched, so that the next fetch brings only what is new. */
    private final Set<ObjectId> have = new HashSet<>();

    Remote(Destination to, GitAccess access, Repository local) throws DeliveryFailure {
        this.to = to;
        this.access = access;
        this.local = local;
        this.words = Words.of(to, access.environment());
        this.address = Address.of(to);
        this.credentials = new Credentials(address, access.environment(), words);
    }

    /** How a push ended. */
    sealed interface Pushed {
        /** The branch is what was pushed. */
        record Accepted() implements Pushed {}

        /** Someone else changed the branch before. */
        record Lost() implements Pushed {}

        /** The server did not want it, and says why; that may be that someone else was faster. */
        record Refused(String why) implements Pushed {}

        /**
         * It broke: the server may have it or not.
         *
         * @param isServers whether the server itself said that it could not
         */
        record Broken(String why, boolean isServers) implements Pushed {}
    }

    /**
     * Fetches the heads of branches.
     *
     * @param depth how many commits of each
     * @return the head of each that exists
     */
    Map<String, ObjectId> fetch(List<String> branches, int depth) throws DeliveryFailure {
        Complaints complaints = new Complaints();
        try {
            try {
                return fetchOnce(branches, Optional.of(depth), complaints);
            } catch (TransportException e) {
                if (!String.valueOf(e.getMessage()).contains(JGitText.get().shallowNotSupported)) {
                    throw e;
                }
                return fetchOnce(branches, Optional.empty(), complaints);
            }
        } catch (TransportException e) {
            throw failure(e, words.shown(complaints.text()));
        } catch (IOException e) {
            throw new DeliveryFailure(
                    "the deploy repository could not be fetched from " + to.shown() + ": " + words.reason(e),
                    "check the disk and the permissions of the folder for temporary files");
        }
    }

    private Map<String, ObjectId> fetchOnce(List<String> branches, Optional<Integer> depth, Complaints complaints)
            throws IOException {
        try {
            return fetchNow(branches, depth, complaints);
        } catch (RuntimeException e) {
            throw senseless(e);
        }
    }

    /** JGit says so of URLs and of answers that it did not think of. */
    private TransportException senseless(RuntimeException e) {
        return new TransportException(address.uri(), SENSELESS, e);
    }

    private Map<String, ObjectId> fetchNow(List<String> branches, Optional<Integer> depth, Complaints complaints)
            throws IOException {
        List<RefSpec> specs = branches.stream()
                .map(b -> new RefSpec(Constants.R_HEADS + b + ":" + Constants.R_HEADS + b))
                .toList();
        try (Transport transport = open(complaints)) {
            depth.ifPresent(transport::setDepth);
            try (FetchConnection connection = transport.openFetch(specs)) {
                Map<String, ObjectId> heads = new HashMap<>();
                List<Ref> wanted = new ArrayList<>();
                for (String branch : branches) {
                    Ref ref = connection.getRef(Constants.R_HEADS + branch);
                    if (ref != null && ref.getObjectId() != null) {
                        heads.put(branch, ref.getObjectId());
                        wanted.add(ref);
                    }
                }
                boolean isDeeper = depth.isPresent() && depth.get() > 1;
                wanted.removeIf(r -> !isDeeper && have.contains(r.getObjectId()));
                if (!wanted.isEmpty()) {
                    connection.fetch(NullProgressMonitor.INSTANCE, wanted, isDeeper ? Set.of() : Set.copyOf(have));
                }
                have.addAll(heads.values());
                return heads;
            }
        }
    }

    /**
     * Pushes a commit, never by force.
     *
     * @param old what the branch is now; empty where it does not exist
     */
    Pushed push(String branch, Optional<ObjectId> old, ObjectId commit) throws DeliveryFailure {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Complaints complaints = new Complaints();
        try (Transport transport = open(complaints)) {
            String ref = Constants.R_HEADS + branch;
            RemoteRefUpdate update =
                    new RemoteRefUpdate(local, commit.name(), commit, ref, false, null, old.orElse(ObjectId.zeroId()));
            PushResult result = send(transport, update, said);
            String messages = words.shown(said.toString(StandardCharsets.UTF_8) + "\n" + result.getMessages());
            return switch (update.getStatus()) {
                case OK, UP_TO_DATE -> new Pushed.Accepted();
                case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new Pushed.Lost();
                case REJECTED_OTHER_REASON -> new Pushed.Refused(joined(words.shown(update.getMessage()), messages));
                default -> new Pushed.Broken(joined("the server did not answer for the branch", messages), false);
            };
        } catch (TransportException e) {
            String errors = words.shown(complaints.text());
            if (e instanceof NoRemoteRepositoryException || isAboutRights(e)) {
                throw readOnly(e, errors); // and nothing was sent yet
            }
            String why = joined(joined(words.reason(e), words.shown(said.toString(StandardCharsets.UTF_8))), errors);
            return new Pushed.Broken(why, String.valueOf(e.getMessage()).contains(UNPACKING));
        } catch (IOException e) {
            return new Pushed.Broken(words.reason(e), false);
        }
    }

    private PushResult send(Transport transport, RemoteRefUpdate update, OutputStream said) throws IOException {
        try {
            return transport.push(NullProgressMonitor.INSTANCE, List.of(update), said);
        } catch (RuntimeException e) {
            throw senseless(e);
        }
    }

    /** How JGit begins the message of a server that could not store what it was sent. */
    private static final String UNPACKING = JGitText.get()
            .errorOccurredDuringUnpackingOnTheRemoteEnd
            .replace("{0}", "")
            .strip();

    private static String joined(String first, String second) {
        return second.isEmpty() || first.contains(second) ? first : first.isEmpty() ? second : first + ": " + second;
    }

    private Transport open(Complaints complaints) throws TransportException {
        try {
            Transport transport = Transport.open(local, address.uri());
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setTimeout(Math.toIntExact(access.patience().toSeconds()));
            transport.setCredentialsProvider(credentials);
            transport.setPushThin(false);
            if (transport instanceof SshTransport ssh) {
                ssh.setSshSessionFactory(new UserSsh(access, complaints));
            }
            if (address.isLocal() && GitProgram.isThere()) {
                // A name of its own, or else JGit would do it in this process, where no hook of the repository runs.
                transport.setOptionReceivePack("exec git receive-pack");
            }
            return transport;
        } catch (NotSupportedException e) {
            if (address.isLocal()) {
                throw new NoRemoteRepositoryException(address.uri(), "");
            }
            throw new TransportException(address.uri(), e.getMessage(), e);
        } catch (RuntimeException e) {
            throw senseless(e);
        }
    }

    private boolean isAboutRights(TransportException e) {
        String message = String.valueOf(e.getMessage());
        return List.of(
                        JGitText.get().notAuthorized,
                        JGitText.get().noCredentialsProvider,
                        JGitText.get().pushNotPermitted,
                        start(JGitText.get().authenticationNotSupported),
                        "not permitted")
                .stream()
                .anyMatch(message::contains);
    }

    private static String start(String template) {
        int brace = template.indexOf('{');
        return brace < 0 ? template : template.substring(0, brace).strip();
    }

    /** What to tell of a server that gave nothing. */
    private DeliveryFailure failure(TransportException e, String complaints) {
        boolean isNotThere = e instanceof NoRemoteRepositoryException;
        if (isNotThere && address.isLocal()) {
            return new DeliveryFailure(
                    "there is no Git repository at " + to.shown(), "check the path, or make one: git init --bare");
        }
        if (isNotThere && address.isHttp()) {
            return new DeliveryFailure(
                    "there is no deploy repository at " + to.shown(),
                    "check the URL; a server also says so to those who may not see it: " + credentials.advice());
        }
        if (address.isHttp() && isAboutRights(e)) {
            return new DeliveryFailure(
                    "the server of " + to.shown() + " refuses these credentials, or asks for some",
                    credentials.advice());
        }
        String help = address.isLocal() || address.isHttp()
                ? "check the URL and the network, and run it again"
                : "check that the server knows your key (" + address.sshCheck() + ") and the repository";
        String why = isNotThere && !complaints.isEmpty() ? complaints : joined(words.reason(e), complaints);
        return new DeliveryFailure("the deploy repository " + to.shown() + " cannot be reached: " + why, help);
    }

    /** What to tell of a server that gave the branch, and does not let it be written. */
    private DeliveryFailure readOnly(TransportException e, String complaints) {
        String why = complaints.isEmpty() ? words.reason(e) : complaints;
        return new DeliveryFailure(
                "the deploy repository " + to.shown() + " can be read, but not written: " + why,
                address.isHttp()
                        ? credentials.advice()
                        : "let the server give your key the right to write to this repository");
    }
}
