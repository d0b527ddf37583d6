package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Span;
import org.jspecify.annotations.Nullable;
import sjsonnet.Expr;
import sjsonnet.Expr$FieldName$Dyn;
import sjsonnet.Expr$Member$AssertStmt;
import sjsonnet.Expr$Member$Field;
import sjsonnet.Expr$ObjBody$ObjComp;
import sjsonnet.ExprTransform;
import sjsonnet.Position;
import sjsonnet.Val;

/**
 * Marks in a template's syntax tree what places a value: every field, every element and every comprehension. Runs once for each file,
 * after sjsonnet's own optimizer; only {@link TracingEvaluator} understands the marks.
 */
final class Placing extends ExprTransform {
    /** What stands in a field, an element or a comprehension. */
    record Placed(Position pos, Span span, Expr value) implements Expr {
        @Override
        public String exprErrorString() {
            return value.exprErrorString();
        }
    }

    /** A computed key. */
    record Keyed(Position pos, Expr name) implements Expr {
        @Override
        public String exprErrorString() {
            return name.exprErrorString();
        }
    }

    /** An assertion, so that what it looked at is known when it does not hold. */
    record Checked(Position pos, Expr condition, @Nullable Expr message) implements Expr {
        @Override
        public String exprErrorString() {
            return condition.exprErrorString();
        }
    }

    @Override
    @SuppressWarnings(
            "NullAway") // sjsonnet stands for "none" with null: a parameter without default, an if without else
    public @Nullable Expr transform(@Nullable Expr expression) {
        if (expression == null) {
            return null;
        }
        return switch (rec(expression)) {
            case Expr.Arr a -> {
                Expr[] items = a.value().clone();
                for (int i = 0; i < items.length; i++) {
                    items[i] = placed(items[i]);
                }
                yield new Expr.Arr(a.pos(), items);
            }
            case Expr.Comp c -> new Expr.Comp(c.pos(), placed(c.value()), c.first(), c.rest());
            case Expr$ObjBody$ObjComp c ->
                new Expr$ObjBody$ObjComp(
                        c.pos(),
                        c.preLocals(),
                        new Keyed(c.key().pos(), c.key()),
                        placed(c.value()),
                        c.plus(),
                        c.postLocals(),
                        c.first(),
                        c.rest());
            case Expr other -> other;
        };
    }

    @Override
    public Expr$Member$AssertStmt transformAssert(Expr$Member$AssertStmt statement) {
        Expr$Member$AssertStmt s = super.transformAssert(statement);
        Position at = s.value().pos();
        return new Expr$Member$AssertStmt(
                new Checked(new Position(at.fileScope(), at.offset()), s.value(), s.msg()), null);
    }

    @Override
    public Expr$Member$Field transformField(Expr$Member$Field field) {
        Expr$Member$Field f = super.transformField(field);
        var name = f.fieldName() instanceof Expr$FieldName$Dyn d
                ? new Expr$FieldName$Dyn(new Keyed(d.expr().pos(), d.expr()))
                : f.fieldName();
        Expr value = f.args() == null ? placed(f.pos(), Tokens.at(f.pos()), f.rhs()) : f.rhs();
        return new Expr$Member$Field(f.pos(), name, f.plus(), f.args(), f.sep(), value);
    }

    private static Expr placed(Expr value) {
        return placed(value.pos(), Tokens.first(value), value);
    }

    private static Expr placed(Position at, Span span, Expr value) {
        return value instanceof Val || value instanceof Placed ? value : new Placed(at, span, value);
    }
}
