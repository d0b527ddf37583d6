package dev.windlass.cli;

import dev.windlass.deliver.Destination;
import dev.windlass.deliver.Head;
import dev.windlass.deliver.PublishRecord;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Environment;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An environment that is not published where it says, but at another path of the branch. To publish it would be a first publish, which no
 * gate stops, and what is deployed would stay behind.
 */
final class MovedDelivery {
    /** What a shell takes as it is: anybody may have named a folder of the deploy repository. */
    private static final Pattern PLAIN = Pattern.compile("([A-Za-z0-9._][A-Za-z0-9._-]*/)*");

    private MovedDelivery() {}

    /**
     * What is wrong with where an environment says that it is published; nothing where it is published there, or nowhere.
     *
     * @param head that of the branch where it says, looked at from the path where it says
     * @param source what would be published
     */
    static Optional<Diagnostic> of(Environment environment, Destination to, Head head, SourceCommit source) {
        String name = environment.name();
        if (head.records().containsKey(name) || head.damaged().containsKey(name)) {
            return Optional.empty();
        }
        return paths(head, name, source).stream()
                .filter(path -> !path.equals(to.path()))
                .findFirst()
                .map(path -> moved(environment, to, path));
    }

    /** The paths at which an environment of this name is published in a branch; those of another platform are left out. */
    static List<String> paths(Head head, String environment, SourceCommit source) {
        return head.recorded(environment).entrySet().stream()
                .filter(e -> e.getValue().map(r -> isSamePlatform(r, source)).orElse(true))
                .map(e -> e.getKey())
                .toList();
    }

    /** Two platforms may share a branch, each in a folder of its own, and have environments of the same name. */
    private static boolean isSamePlatform(PublishRecord record, SourceCommit source) {
        Optional<String> recorded = record.source().repository();
        Optional<String> now = source.repository();
        return recorded.isEmpty() || now.isEmpty() || Destinations.same(recorded.get(), now.get());
    }

    private static Diagnostic moved(Environment environment, Destination to, String path) {
        String name = environment.name();
        Mapping deliver = environment.spec().mapping("deliver");
        Node said = deliver.get("path");
        String old = folder(path);
        String now = folder(to.path());
        String commands = PLAIN.matcher(old).matches()
                ? ":\nmkdir -p " + now + ".windlass && cp -R " + old + name + " " + (now.isEmpty() ? "." : now)
                        + " && cp " + old + ".windlass/" + name + " " + now + ".windlass/\n"
                : "; ";
        return Diagnostic.error(
                        Code.MOVED_DELIVERY,
                        said == null ? deliver.origin().place() : said.origin().place(),
                        "environment \"" + name + "\" is published in " + shown(path) + " of " + to.branch() + " of "
                                + to.shown() + ", and says that it is delivered from " + shown(to.path())
                                + " now: there is no record there that its gate could compare with")
                .help("copy its files and its record in a clone of the deploy repository,"
                        + " so that the gate holds as before"
                        + commands + "then commit, push and publish;"
                        + " remove them in the old place once the cluster follows the new one");
    }

    private static String folder(String path) {
        return path.isEmpty() ? "" : path + "/";
    }

    private static String shown(String path) {
        return path.isEmpty() ? "the top" : folder(path);
    }
}
