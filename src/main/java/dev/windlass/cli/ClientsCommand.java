package dev.windlass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the chain clients that a spec may name. */
@Command(name = "clients", description = "List the chain clients that a spec may name.")
final class ClientsCommand implements Callable<Outcome> {
    @Override
    public Outcome call() {
        return new Outcome.Document("");
    }
}
