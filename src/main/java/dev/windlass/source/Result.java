package dev.windlass.source;

import java.util.List;
import java.util.Optional;

/**
 * What a phase could make of its input, together with what it has to say about it. Both can be there: a phase goes on
 * after a fault as far as it can.
 *
 * @param value empty where nothing could be made
 */
public record Result<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Result {
        diagnostics = List.copyOf(diagnostics);
    }

    public static <T> Result<T> of(T value) {
        return new Result<>(Optional.of(value), List.of());
    }

    public static <T> Result<T> of(T value, List<Diagnostic> diagnostics) {
        return new Result<>(Optional.of(value), diagnostics);
    }

    public static <T> Result<T> none(List<Diagnostic> diagnostics) {
        return new Result<>(Optional.empty(), diagnostics);
    }

    public static <T> Result<T> none(Diagnostic diagnostic) {
        return none(List.of(diagnostic));
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
