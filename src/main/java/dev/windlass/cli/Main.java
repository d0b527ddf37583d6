package dev.windlass.cli;

import dev.windlass.Toolkit;
import dev.windlass.source.Nearest;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: reads the command line, runs one command, shows its outcome and ends with its exit status. */
public final class Main {
    private final InputStream in;
    private final PrintStream err;
    private final Printer printer;

    Main(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.err = err;
        this.printer = new Printer(out, err);
    }

    /** Runs one command; never returns. */
    public static void main(String[] args) {
        InputStream in = System.in;
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Main(in, out, err).run(args));
    }

    /** Runs one command and returns its exit status. */
    int run(String... args) {
        try {
            Optional<Toolkit> toolkit = Windlass.mayCompile(args) ? Optional.of(Toolkit.begin()) : Optional.empty();
            Windlass windlass = new Windlass(toolkit, in);
            CommandLine line = windlass.line(args);
            Optional<ParseResult> parsed = parsed(line, args);
            if (parsed.isPresent()) {
                return run(windlass, line, parsed.get());
            }
            windlass = new Windlass(toolkit, in);
            return run(windlass, windlass.line(), args);
        } catch (RuntimeException | Error e) {
            return bug(e);
        }
    }

    /** What the arguments ask for, if it is one of the line's commands and not help, which is about all of them. */
    private static Optional<ParseResult> parsed(CommandLine line, String... args) {
        try {
            return Optional.of(line.parseArgs(args)).filter(p -> p.hasSubcommand() && !p.isUsageHelpRequested());
        } catch (ParameterException e) {
            return Optional.empty();
        }
    }

    private int run(Windlass windlass, CommandLine line, String... args) {
        try {
            return run(windlass, line, line.parseArgs(args));
        } catch (ParameterException e) {
            asked(args).ifPresent(f -> windlass.format = f);
            return printer.show(windlass, e.getCommandLine().getCommandName(), usage(e));
        }
    }

    private int run(Windlass windlass, CommandLine line, ParseResult parsed) {
        List<CommandLine> all = parsed.asCommandLineList();
        CommandLine last = all.getLast();
        if (all.stream().anyMatch(CommandLine::isUsageHelpRequested)) {
            return printer.print(last.getUsageMessage(), ExitStatus.FINE);
        }
        if (line.isVersionHelpRequested()) {
            return printer.print("windlass " + Version.text() + "\n", ExitStatus.FINE);
        }
        if (all.size() == 1) {
            return printer.show(
                    windlass, last.getCommandName(), Outcome.usage("a command is missing", "see windlass --help"));
        }
        Outcome outcome;
        try (Progress _ = Progress.on(err, "windlass " + last.getCommandName())) {
            outcome = ((Callable<?>) last.getCommand()).call() instanceof Outcome o ? o : new Outcome.Document("");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return printer.show(windlass, last.getCommandName(), outcome);
    }

    private static Outcome usage(ParameterException e) {
        CommandLine line = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException u && !u.getUnmatched().isEmpty()) {
            String given = u.getUnmatched().getFirst();
            List<String> known = new ArrayList<>();
            boolean option = given.startsWith("-");
            if (option) {
                line.getCommandSpec().options().forEach(o -> known.addAll(Arrays.asList(o.names())));
            } else {
                known.addAll(line.getSubcommands().keySet());
            }
            String what = option ? "option" : line.getParent() == null ? "command" : "argument";
            return Outcome.usage("there is no " + what + " \"" + given + "\" here", help(given, known, line));
        }
        String message = e.getMessage() == null ? "this command line does not make sense" : e.getMessage();
        String lower = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
        return Outcome.usage(lower, "see " + line.getCommandSpec().qualifiedName() + " --help");
    }

    private static String help(String given, List<String> known, CommandLine line) {
        Optional<String> nearest = Nearest.to(given, known);
        return nearest.map(n -> "did you mean \"" + n + "\"?")
                .orElseGet(() -> "see " + line.getCommandSpec().qualifiedName() + " --help");
    }

    /** Also where the rest of the command line cannot be understood, a program that asked for JSON gets JSON. */
    private static Optional<Windlass.Format> asked(String... args) {
        List<String> list = Arrays.asList(args);
        int i = list.indexOf("--format");
        return Stream.of(Windlass.Format.values())
                .filter(f -> list.contains("--format=" + f)
                        || (i >= 0 && i + 1 < list.size() && list.get(i + 1).equals(f.name())))
                .findFirst();
    }

    /** A fault of Windlass itself: its place, for whoever mends it, without a trace over the user's screen. */
    private int bug(Throwable met) {
        Throwable e = met;
        while (e.getCause() != null) { // a worker's fault, and not that one worked for us
            e = e.getCause();
        }
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "unknown" : trace[0].getFileName() + ":" + trace[0].getLineNumber();
        err.println("windlass met a fault of its own and stopped; nothing was half written.");
        err.println("Please report it with the command that you ran and this line:");
        err.println("  windlass " + Version.text() + ", " + e.getClass().getSimpleName() + " at " + where);
        return ExitStatus.BUG;
    }
}
