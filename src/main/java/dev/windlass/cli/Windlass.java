package dev.windlass.cli;

import dev.windlass.Toolkit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import dev.windlass.source.DiskTree;
import dev.windlass.source.Result;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
@Command(
        name = "windlass",
        description = "From small specs to validated, approved Kubernetes manifests.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND")
final class Windlass {
    /** The commands by name, in the order in which help lists them. */
    private static final SequencedMap<String, Supplier<Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("render", RenderCommand::new);
        COMMANDS.put("check", CheckCommand::new);
        COMMANDS.put("approve", ApproveCommand::new);
        COMMANDS.put("diff", DiffCommand::new);
        COMMANDS.put("publish", PublishCommand::new);
        COMMANDS.put("validate", ValidateCommand::new);
        COMMANDS.put("schema", SchemaCommand::new);
        COMMANDS.put("explain", ExplainCommand::new);
        COMMANDS.put("clients", ClientsCommand::new);
        COMMANDS.put("init", InitCommand::new);
        COMMANDS.put("new", NewCommand::new);
        COMMANDS.put("pin", PinCommand::new);
        COMMANDS.put("promote", PromoteCommand::new);
    }

    /** The commands that compile. */
    private static final Set<String> COMPILING =
            Set.of("render", "check", "approve", "diff", "explain", "pin", "promote", "publish");

    private final Optional<Toolkit> toolkit;

    /** What {@code -} stands for. */
    final InputStream input;

    /**
     * The options, not read yet.
     *
     * @param toolkit what was begun for a command that compiles; empty to make it when it is asked for
     */
    Windlass(Optional<Toolkit> toolkit, InputStream input) {
        this.toolkit = toolkit;
        this.input = input;
    }

    /** Whether these arguments may mean a command that compiles. */
    static boolean mayCompile(String... args) {
        return Stream.of(args).anyMatch(COMPILING::contains);
    }

    /** What compiling takes. */
    Toolkit toolkit() {
        return toolkit.orElseGet(Toolkit::begin);
    }

    /** The command line with all commands. */
    CommandLine line() {
        return line(COMMANDS.sequencedKeySet());
    }

    /**
     * The command line with those commands only that the arguments may mean: to learn of a command takes picocli longer than to parse a
     * command line, and there is one at most.
     */
    CommandLine line(String... args) {
        return line(Stream.of(args).filter(COMMANDS::containsKey).distinct().toList());
    }

    private CommandLine line(Collection<String> names) {
        CommandLine line = new CommandLine(this).setExpandAtFiles(false);
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line;
    }

    enum Format {
        text,
        json,
        sarif,
        junit,
        markdown
    }

    enum Color {
        auto,
        always,
        never
    }

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = ".",
            scope = ScopeType.INHERIT,
            description = "The platform repository (default: the working directory).")
    String root = ".";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            scope = ScopeType.INHERIT,
            description = "How results are written: text, json, sarif, junit or markdown.")
    Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "Whether text is coloured (auto: on a terminal).")
    Color color = Color.auto;

    @Option(
            names = "--all",
            scope = ScopeType.INHERIT,
            description = "Show every finding, not the first 20 only; with explain, every value.")
    boolean all;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show what can be asked for.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    /**
     * A repository that is there.
     *
     * @param folder its root
     * @param tree what it holds
     * @param toolkit what compiling it takes
     */
    record Repository(Path folder, DiskTree tree, Toolkit toolkit) {}

    /** Opens the repository that {@code --root} names. */
    Result<Repository> open() {
        Path folder;
        try {
            folder = Path.of(root);
        } catch (InvalidPathException e) {
            return Result.none(Diagnostic.error(Code.USAGE, null, "--root is not a path: \"" + root + "\""));
        }
        if (!DiskFolder.isFolder(folder)) {
            return Result.none(Diagnostic.error(Code.USAGE, null, "--root is not a folder: \"" + root + "\"")
                    .help("name the folder that holds chains/, apps/ and environments/"));
        }
        Optional<DiskTree> tree = DiskFolder.isReadable(folder) ? DiskTree.open(folder) : Optional.empty();
        return tree.map(t -> Result.of(new Repository(folder, t, toolkit())))
                .orElseGet(
                        () -> Result.none(Diagnostic.error(Code.OUTPUT_FAILED, null, "\"" + root + "\" cannot be read")
                                .help("check its permissions")));
    }
}
