package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import dev.windlass.source.Nearest;
import dev.windlass.source.Span;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.Tuple2;
import sjsonnet.Evaluator;
import sjsonnet.Expr;
import sjsonnet.Expr$Member$Field;
import sjsonnet.Expr$ObjBody$MemberList;
import sjsonnet.Expr$ObjBody$ObjComp;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Settings;
import sjsonnet.Val;

/**
 * An evaluator whose values know which values of specs they were computed from.
 *
 * <p>Every operand of an expression is evaluated by a call of {@link #visitExpr}, also when a lazy value is forced; so a list of what
 * was evaluated directly inside an expression holds its operands. Steps and depth are counted there too.
 */
final class TracingEvaluator extends Evaluator {
    private static final Lazy[] EMPTY_SCOPE = {};
    private static final Expr$Member$Field[] NO_FIELDS = {};
    private static final int TRAIL = 4;

    private final TemplateLibrary library;
    private final Resolver resolver;
    private final boolean tracing;
    private final Map<TemplatePath, Val> imported = new HashMap<>();
    private final Set<TemplatePath> importing = new HashSet<>();
    /** The clients by the lines that chose them. */
    private final Map<Chosen, Val> chosen = new HashMap<>();
    /** Of the innermost expression that computes; null in one that does not. */
    private @Nullable Operands operands;
    /** The computed keys of the object that is being made. */
    private Map<String, Layer.Key> keys = new HashMap<>();

    private long steps;
    private int depth;

    /** @param tracing whether values carry where they came from */
    TracingEvaluator(TemplateLibrary library, Resolver resolver, boolean tracing) {
        super(
                resolver,
                name -> Option.empty(),
                TemplatePath.NOWHERE,
                // Keys in order of writing are walked by us; std.objectFields sorts as Jsonnet says. Duplicate keys are
                // errors.
                new Settings(false, false, false, true, true, true),
                null);
        this.library = library;
        this.resolver = resolver;
        this.tracing = tracing;
        resolver.evaluator = this;
    }

    private record Chosen(TemplatePath client, List<Origin> because) {}

    /** Begins the count for another unit. */
    void restart() {
        steps = 0;
        depth = 0;
        operands = null;
    }

    @Override
    public Val visitExpr(Expr e, Lazy[] scope) {
        if (++steps > Limits.STEPS) {
            throw Failure.limit("this template took more than " + Limits.STEPS + " steps", span(e));
        }
        if (++depth > Limits.DEPTH) {
            depth--;
            throw Failure.limit("this template nests more than " + Limits.DEPTH + " evaluations", span(e));
        }
        Operands outer = operands;
        Operands mine = tracing && Operands.matterTo(e) ? new Operands() : null;
        operands = mine;
        Val value;
        try {
            value = switch (e) {
                case Placing.Placed p -> {
                    Val inner = visitExpr(p.value(), scope);
                    yield tracing ? placed(inner, p.span()) : inner;
                }
                case Placing.Keyed k -> keyed(visitExpr(k.name(), scope), k);
                case Placing.Checked c -> checked(visitExpr(c.condition(), scope), c, scope);
                default -> super.visitExpr(e, scope);
            };
            if (mine != null) {
                steps += mine.size() + Operands.size(value);
                value = mine.traced(value, e, this);
            }
        } catch (Throwable t) {
            throw failure(t, e, mine);
        } finally {
            operands = outer;
            depth--;
        }
        if (outer != null) {
            outer.add(value);
        }
        return value;
    }

    private static Val placed(Val value, Span place) {
        List<Origin> from =
                Trace.of(value) == null && !isSameLine(value.pos(), place) ? Trace.constant(value) : Trace.from(value);
        return Trace.remade(value, from, Trace.because(value), place);
    }

    /** Whether a constant is put where it stands, as nearly all are. */
    private static boolean isSameLine(@Nullable Position at, Span place) {
        if (at == null || at.fileScope() == null || !(at.currentFile() instanceof TemplatePath path)) {
            return true;
        }
        String text = place.file().text();
        int offset = at.offset();
        if (!path.file().equals(place.file()) || offset < 0 || offset > text.length()) {
            return path.file().equals(place.file());
        }
        int line = text.indexOf('\n', Math.min(offset, place.start()));
        return line < 0 || line >= Math.max(offset, place.start());
    }

    private Val keyed(Val name, Placing.Keyed e) {
        if (name instanceof Val.Str s) {
            keys.put(s.value(), new Layer.Key(Tokens.first(e.name()), Trace.from(name), Trace.because(name)));
        }
        return name;
    }

    private Val checked(Val condition, Placing.Checked e, Lazy[] scope) {
        if (condition instanceof Val.True) {
            return condition;
        }
        Val message = e.message() == null ? null : visitExpr(e.message(), scope);
        String text = message instanceof Val.Str s ? s.value() : "an assertion of the template does not hold";
        throw new Failure(Code.TEMPLATE_ERROR, text, Tokens.first(e.condition()), null);
    }

    private static @Nullable Span span(Expr e) {
        return e.pos() != null && e.pos().currentFile() instanceof TemplatePath ? Tokens.at(e.pos()) : null;
    }

    /** Everything that goes wrong becomes a {@link Failure} at the innermost expression and gathers what the outer ones know. */
    private static Failure failure(Throwable thrown, Expr e, @Nullable Operands operands) {
        Failure failure = thrown instanceof Failure f ? f : Failures.translate(thrown, e);
        if (failure.blame.isEmpty() && operands != null) {
            failure.blame = operands.blame();
        }
        boolean isCall = e instanceof Expr.Apply
                || e instanceof Expr.Apply0
                || e instanceof Expr.Apply1
                || e instanceof Expr.Apply2
                || e instanceof Expr.Apply3
                || e instanceof Expr.Import
                || e instanceof Placing.Placed;
        Span here = isCall ? e instanceof Placing.Placed p ? p.span() : span(e) : null;
        if (here != null && failure.trail.size() < TRAIL) {
            List<Span> longer = new ArrayList<>(failure.trail);
            longer.add(here);
            failure.trail = longer;
        }
        return failure;
    }

    @Override
    public Val.Obj visitMemberList(Position at, Expr$ObjBody$MemberList e, Val.Obj sup, Lazy[] scope) {
        Map<String, Layer.Key> outer = keys;
        keys = new HashMap<>(0);
        try {
            Layer layer = new Layer.Fields(at, e.fields(), keys);
            return super.visitMemberList(new Position(layer, at.offset()), e, sup, scope);
        } finally {
            keys = outer;
        }
    }

    @Override
    public Val.Obj visitObjComp(Expr$ObjBody$ObjComp e, Val.Obj sup, Lazy[] scope) {
        Map<String, Layer.Key> outer = keys;
        keys = new HashMap<>();
        try {
            Layer layer = new Layer.Fields(e.pos(), NO_FIELDS, keys);
            var here = new Expr$ObjBody$ObjComp(
                    new Position(layer, e.pos().offset()),
                    e.preLocals(),
                    e.key(),
                    e.value(),
                    e.plus(),
                    e.postLocals(),
                    e.first(),
                    e.rest());
            return super.visitObjComp(here, sup, scope);
        } finally {
            keys = outer;
        }
    }

    @Override
    public Val visitImport(Expr.Import e, Lazy[] scope) {
        return imported(resolver.find(e.value(), e.pos()), Tokens.at(e.pos()));
    }

    /** What a file evaluates to, once for each evaluator. */
    Val imported(TemplatePath path, @Nullable Span at) {
        Val known = imported.get(path);
        if (known != null) {
            return known;
        }
        if (!importing.add(path)) {
            throw new Failure(
                    Code.IMPORT_FAILED,
                    "this import leads back to the file that it stands in",
                    at,
                    "move what both files need into a third one");
        }
        try {
            Val value = visitExpr(resolver.parsed(path, this), EMPTY_SCOPE);
            imported.put(path, value);
            return value;
        } finally {
            importing.remove(path);
        }
    }

    /** The object of a chain client: the repository's own, or else the built-in one. */
    Val client(Val name, Position at) {
        String wanted = name.asString();
        Optional<TemplatePath> path = library.client(wanted);
        if (path.isEmpty()) {
            Failure failure = new Failure(
                    Code.UNKNOWN_CLIENT,
                    "there is no chain client \"" + wanted + "\"",
                    Tokens.at(at),
                    Nearest.help(wanted, library.clients()));
            failure.blame = Trace.from(name);
            throw failure;
        }
        Val client = imported(path.get(), Tokens.at(at));
        List<Origin> because = tracing ? Origins.union(Trace.from(name), Trace.because(name)) : List.of();
        return because.isEmpty()
                ? client
                : chosen.computeIfAbsent(
                        new Chosen(path.get(), because), c -> Operands.conditioned(client, because, at));
    }

    /** Line and column are ours to find: sjsonnet would index the whole file for every frame. */
    @Override
    public Option<Tuple2<Object, Object>> prettyIndex(Position at) {
        return Option.empty();
    }

    /** The origins to blame for a failure outside of any expression. */
    static List<Origin> blame(Val value) {
        return Trace.from(value);
    }
}
