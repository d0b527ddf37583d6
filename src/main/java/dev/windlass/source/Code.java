package dev.windlass.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of fault that Windlass reports: one constant, one case folder in the tests, one anchor in the documentation. The text of
 * each is what the reference page says.
 */
public enum Code {
    // Files.
    UNREADABLE_FILE("A file cannot be read.", "Check its permissions, and that it is a regular file."),
    ENCODING("A file is not UTF-8 text.", "Save it as UTF-8 without control characters."),
    EMPTY_FILE("A file without anything in it.", "Remove it, or write an object into it."),
    FILE_TOO_LARGE("A file is larger than a spec can be.", "Specs are a few lines; split it or move data elsewhere."),
    OUTSIDE_ROOT("A path leads out of the repository.", "Keep files and links inside the repository."),

    // YAML.
    YAML_SYNTAX("A file is not valid YAML.", "Mend the place that is shown."),
    AMBIGUOUS_SCALAR(
            "A plain value that YAML 1.1 and YAML 1.2 readers take differently.",
            "Quote it to make it text, or write the number or boolean in its plain form."),
    NUMBER_OUT_OF_RANGE("A number that 64 bits cannot hold.", "Quote it if it is text."),
    DUPLICATE_KEY("A key stands twice in one mapping.", "Remove one of them."),
    KEY_NOT_TEXT("A mapping's key is not a plain name.", "Use text as the key."),
    YAML_TAG("A YAML tag.", "Leave the tag out: specs have plain values only."),
    YAML_ANCHOR("A YAML anchor, alias or merge key.", "Write the value out: layers are merged by overlays."),
    EXTRA_DOCUMENT("A second YAML document in one file.", "One file is one spec: split the file."),
    TOO_DEEP("Values nested deeper than any spec needs.", "Flatten them."),

    // The repository and its specs.
    NO_ENVIRONMENT("The repository has no environment to render.", "Add environments/NAME/environment.yaml."),
    UNKNOWN_ENVIRONMENT("An environment that does not exist.", "Name one of those in environments/."),
    UNKNOWN_REVISION(
            "A Git revision that the repository does not have.",
            "Name a branch, a tag or a commit; in a shallow clone, fetch more of the history first."),
    EXTENDS_CYCLE("Environments that extend one another in a circle.", "Break the circle."),
    UNKNOWN_UNIT("A chain or app that does not exist.", "Name one of chains/ and apps/, or add its spec."),
    NAME_CLASH("A chain and an app of the same name.", "Rename one of them: a unit's name is its folder."),
    INVALID_NAME(
            "A file name that cannot name a unit or an environment.",
            "Use lower-case letters, digits and dashes, at most 40 characters, beginning with a letter."),
    UNEXPECTED_FILE("A file where only specs belong.", "Name it NAME.yaml or move it."),
    UNKNOWN_FIELD("A field that does not exist there.", "Correct its name or remove it."),
    MISSING_FIELD("A field that must be there is not.", "Add it."),
    WRONG_TYPE("A value of the wrong type.", "Write the value in the form that is asked for."),
    UNQUOTED_TEXT("A plain number or boolean where text belongs.", "Put it in quotes."),
    INVALID_VALUE("A value that is not allowed there.", "Use one of those that are."),
    CONFLICTING_FIELDS("Fields that exclude one another.", "Keep one of them."),
    PLAIN_SECRET("A value that looks like a secret.", "Put it into the secret store and name it under secrets."),
    UNKNOWN_CLIENT("A chain client that does not exist.", "See windlass clients, or add clients/NAME.libsonnet."),
    UNKNOWN_TEMPLATE("A template that does not exist.", "Add templates/NAME.jsonnet, or correct the name."),
    UNKNOWN_NODE_POOL("A node pool that the environment does not have.", "Add it under nodePools of the environment."),
    UNKNOWN_STORAGE_CLASS(
            "A storage class that the environment does not have.", "Add it under storageClasses of the environment."),
    INVALID_SCHEMA("A template's schema is not a valid JSON Schema.", "Mend the schema."),

    // Templates.
    TEMPLATE_SYNTAX("A template is not valid Jsonnet.", "Mend the place that is shown."),
    TEMPLATE_ERROR("A template refused its input.", "Change the spec as the message says."),
    TEMPLATE_FAILED(
            "A template broke while it was evaluated.", "Mend the template, or the spec that it could not take."),
    TEMPLATE_LIMIT(
            "A template took too many steps, too much depth, time or memory.",
            "Look for a loop or a recursion without an end."),
    IMPORT_FAILED(
            "An import that does not exist or leaves the repository.",
            "Import a file of the repository or the library."),
    NOT_A_RESOURCE(
            "A template returned something that is no Kubernetes object.",
            "Return objects with apiVersion, kind, metadata.name."),
    PATCH_INVALID("A patch that cannot be applied.", "Mend the patch."),
    PATCH_MISSED("A patch that hits nothing.", "Correct its target, or remove it."),

    // Kubernetes.
    UNKNOWN_KIND(
            "A kind that Kubernetes does not have.", "Correct apiVersion and kind, or add its definition to crds/."),
    UNSERVED_VERSION(
            "A version of a kind that this Kubernetes version does not serve.", "Use the version that is named."),
    WRONG_SCOPE("A namespace where none belongs, or none where one must be.", "Add or remove metadata.namespace."),

    DUPLICATE_VALUE("A value stands twice where it may stand once.", "Remove or rename one of them."),
    FORBIDDEN_FIELD("A field that may not be set there.", "Remove it."),
    TOO_LONG("Text or content that is longer than Kubernetes takes.", "Shorten it."),
    TOO_MANY("A list with more items than Kubernetes takes.", "Remove some of them."),
    UNRESOLVED_NAME("A name of something that the object does not have.", "Correct the name, or add what it names."),
    IMMUTABLE_FIELD(
            "A field that cannot change once the object exists.", "Leave it, or delete the object and create it anew."),
    NEVER_WORKS("Something that Kubernetes takes but that can never work.", "Change it as the message says."),
    IGNORED_FIELD(
            "A field that this Kubernetes version throws away without a word.",
            "Remove it, or use a version that has the feature."),
    SERVER_WARNING("Something that Kubernetes takes with a warning.", "Change it as the message says."),

    // Edits of specs.
    NOT_EDITABLE("A file is written in a way that cannot be edited in place.", "Write the value into it yourself."),
    MUTABLE_TAG(
            "An image tag that can mean another image tomorrow.",
            "Use a tag that stays, such as a commit hash, or the digest."),
    WITHOUT_EFFECT("A value that a later layer replaces.", "Change it in the file that is named."),

    // Across units.
    TWO_OWNERS("One resource, rendered by two units of a cluster.", "Rename one of them."),
    UNKNOWN_USE("A unit is used that its environment does not deploy.", "Deploy it there or remove it from uses."),
    MISSING_TARGET("A reference to something that nothing renders.", "Correct the name or add what it names."),
    EMPTY_SELECTOR("A selector that selects nothing.", "Make it fit the labels of a pod template."),
    HOST_CLASH("One host and path, claimed twice in a cluster.", "Change one of the hosts or paths."),
    NODE_PORT_CLASH("One node port, claimed twice in a cluster.", "Change one of the node ports."),
    DRAIN_BLOCKED("A disruption budget that never lets a pod go.", "Allow at least one disruption."),
    QUOTA_EXCEEDED("More than the quota of a namespace allows.", "Ask for less, or raise quota in the environment."),
    SCALED_REPLICAS("A fixed number of replicas under an autoscaler.", "Leave replicas out of what is scaled."),
    NOT_KEPT(
            "Something that holds data or names a secret, and that Argo CD or Flux would delete with its manifest.",
            "Give it the annotations \"kept\" of windlass/kubernetes.libsonnet."),

    // Approval, output and the outside.
    NOT_APPROVED("The rendered output is not the approved one.", "Look at the change, then run windlass approve."),
    CHANGE_BLOCKED(
            "A change of a class that the gate of its environment stops.",
            "Do it in another way, or acknowledge it in environments/ENV/acknowledged.yaml."),
    INCOMPLETE_BASE(
            "The revision that a gate compares with cannot be rendered.",
            "Mend it there first, or compare with what is deployed by --deployed."),
    REMOVED_ENVIRONMENT(
            "An environment that is deployed or approved, but no longer in the repository.",
            "Name it on the command line to see what its removal does."),
    STALE_ACKNOWLEDGEMENT("An acknowledgement of a change that is not there.", "Remove it: it has served its purpose."),
    FOREIGN_OUTPUT(
            "An output folder holds files that Windlass did not write.", "Name another folder, or empty it yourself."),
    HAND_EDITED(
            "A published file was changed by hand in the deploy repository.",
            "Carry the change over into the specs, or undo it with --overwrite."),
    DELIVER_MISMATCH(
            "A publish goes elsewhere than the environment says.",
            "Make deliver of the environment name the same place, or leave --repository and --branch out."),
    OUTPUT_FAILED("The output could not be written.", "Check the disk and the permissions."),
    DELIVERY_FAILED(
            "The deploy repository could not be reached, read or written.",
            "Check its URL, the network and the credentials, and run it again: nothing is ever left half done."),
    MOVED_DELIVERY(
            "An environment is published at another path of the deploy repository than it says.",
            "Copy its files and its record there, so that its gate holds as before."),
    DAMAGED_RECORD(
            "What Windlass recorded in the deploy repository was changed by hand.",
            "Restore the file under .windlass/ from an earlier commit of the deploy repository."),
    USAGE("A command line that does not make sense.", "See windlass COMMAND --help.");

    private final String title;
    private final String remedy;

    Code(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** The stable name, such as {@code unknown-field}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence: what the fault is. */
    public String title() {
        return title;
    }

    /** One sentence: what usually mends it. */
    public String remedy() {
        return remedy;
    }

    /** The remedy as the help of a message: lower case first, no full stop. */
    public String advice() {
        return remedy.substring(0, 1).toLowerCase(Locale.ROOT) + remedy.substring(1, remedy.length() - 1);
    }

    public static Optional<Code> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }
}
