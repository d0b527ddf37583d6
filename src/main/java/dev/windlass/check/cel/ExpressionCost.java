package dev.windlass.check.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression may cost at most, in kube-apiserver's units, as in github.com/google/cel-go/checker/cost.go and
 * k8s.io/apiserver/pkg/cel/library/cost.go. Where it is not certain what the server counts, nothing is counted: it
 * never counts less than this.
 */
final class ExpressionCost {
    private static final double PER_CHARACTER = 0.1;
    private static final double PER_REGEX_CHARACTER = 0.25;
    private static final int LIST = 10;
    private static final int MAP = 30;
    private static final int STRUCT = 40;
    /** Operators that cost the same whatever their operands are. */
    private static final Set<String> PLAIN =
            Set.of("_-_", "_*_", "_/_", "_%_", "-_", "!_", "_[_]", "size", "@not_strictly_false");

    private static final Set<String> COMPARISONS = Set.of("_<_", "_<=_", "_>_", "_>=_");

    private final CelAbstractSyntaxTree tree;
    private final Map<String, ValueSize> variables = new HashMap<>();

    private ExpressionCost(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** What an expression costs, and how large its value is. */
    private record Estimate(double cost, ValueSize value) {
        static Estimate of(double cost) {
            return new Estimate(cost, ValueSize.UNKNOWN);
        }

        double size() {
            return value.most();
        }
    }

    /**
     * The cost of one evaluation.
     *
     * @param self the size of the value that the expression is about
     */
    static double of(CelAbstractSyntaxTree tree, ValueSize self) {
        ExpressionCost cost = new ExpressionCost(tree);
        cost.variables.put(Expressions.SELF, self);
        cost.variables.put(Expressions.OLD_SELF, self);
        return cost.visit(tree.getExpr()).cost();
    }

    private Estimate visit(CelExpr e) {
        return switch (e.getKind()) {
            case CONSTANT -> constant(e.constant());
            case IDENT -> new Estimate(1, variables.getOrDefault(e.ident().name(), ValueSize.UNKNOWN));
            case SELECT -> select(e.select());
            case CALL -> call(e.call());
            case LIST -> {
                double cost = LIST;
                for (CelExpr item : e.list().elements()) {
                    cost += visit(item).cost();
                }
                yield new Estimate(cost, ValueSize.of(e.list().elements().size()));
            }
            case MAP -> {
                double cost = MAP;
                for (CelExpr.CelMap.Entry entry : e.map().entries()) {
                    cost += visit(entry.key()).cost() + visit(entry.value()).cost();
                }
                yield new Estimate(cost, ValueSize.of(e.map().entries().size()));
            }
            case STRUCT -> Estimate.of(STRUCT);
            case COMPREHENSION -> comprehension(e.comprehension());
            default -> Estimate.of(0);
        };
    }

    private static Estimate constant(CelConstant constant) {
        return constant.getKind() == CelConstant.Kind.STRING_VALUE
                ? new Estimate(
                        0,
                        ValueSize.of(constant.stringValue()
                                .codePointCount(0, constant.stringValue().length())))
                : Estimate.of(0);
    }

    private Estimate select(CelExpr.CelSelect select) {
        Estimate operand = visit(select.operand());
        if (select.testOnly()) {
            return Estimate.of(operand.cost());
        }
        CelKind kind = kind(select.operand());
        ValueSize value = kind == CelKind.MAP
                ? operand.value().items().orElse(ValueSize.UNKNOWN)
                : operand.value().fields().getOrDefault(select.field(), ValueSize.UNKNOWN);
        return new Estimate(operand.cost() + (kind == CelKind.MAP || kind == CelKind.STRUCT ? 1 : 0), value);
    }

    private CelKind kind(CelExpr e) {
        return tree.getType(e.id()).map(t -> t.kind()).orElse(CelKind.DYN);
    }

    private Estimate comprehension(CelExpr.CelComprehension c) {
        Estimate range = visit(c.iterRange());
        Estimate start = visit(c.accuInit());
        boolean overList = kind(c.iterRange()) == CelKind.LIST;
        ValueSize items = range.value().items().orElse(ValueSize.UNKNOWN);
        Map<String, ValueSize> outer = new HashMap<>(variables);
        variables.put(c.accuVar(), ValueSize.UNKNOWN);
        if (c.iterVar2().isEmpty()) {
            variables.put(c.iterVar(), overList ? items : ValueSize.UNKNOWN);
        } else {
            variables.put(c.iterVar(), ValueSize.UNKNOWN);
            variables.put(c.iterVar2(), items);
        }
        double once = visit(c.loopCondition()).cost() + visit(c.loopStep()).cost();
        double result = visit(c.result()).cost();
        variables.clear();
        variables.putAll(outer);
        CelExpr.ExprKind.Kind made = c.accuInit().getKind();
        boolean collects = made == CelExpr.ExprKind.Kind.LIST || made == CelExpr.ExprKind.Kind.MAP;
        return new Estimate(
                range.cost() + start.cost() + range.size() * once + result,
                collects ? ValueSize.of(range.size()) : ValueSize.UNKNOWN);
    }

    private Estimate call(CelExpr.CelCall call) {
        Optional<Estimate> target = call.target().map(this::visit);
        List<Estimate> args = call.args().stream().map(this::visit).toList();
        double operands = target.map(Estimate::cost).orElse(0.0);
        for (Estimate a : args) {
            operands += a.cost();
        }
        String function = call.function();
        if (target.isPresent()) {
            return member(function, target.get(), args, operands);
        }
        if (PLAIN.contains(function)) {
            boolean index = function.equals("_[_]");
            return new Estimate(
                    operands + 1,
                    index ? args.getFirst().value().items().orElse(ValueSize.UNKNOWN) : ValueSize.UNKNOWN);
        }
        if (function.equals("_?_:_") && args.size() == 3) {
            double less = Math.min(args.get(1).cost(), args.get(2).cost());
            return new Estimate(
                    operands - less,
                    ValueSize.of(Math.max(args.get(1).size(), args.get(2).size())));
        }
        return args.size() == 2 ? operator(function, call.args(), args, operands) : Estimate.of(operands);
    }

    private Estimate operator(String function, List<CelExpr> sides, List<Estimate> args, double operands) {
        double both = args.get(0).size() + args.get(1).size();
        double shorter = Math.min(args.get(0).size(), args.get(1).size());
        CelKind kind = kind(sides.getFirst());
        boolean text = kind == CelKind.STRING || kind == CelKind.BYTES;
        if (function.equals("_+_")) {
            return new Estimate(operands + (text ? characters(both) : 1), ValueSize.of(both));
        }
        if (function.equals("_==_") || function.equals("_!=_") || (COMPARISONS.contains(function) && text)) {
            return Estimate.of(operands + characters(shorter));
        }
        if (COMPARISONS.contains(function)) {
            return Estimate.of(operands + (kind == CelKind.DYN ? 0 : 1));
        }
        if (function.equals("@in") && kind(sides.getLast()) == CelKind.LIST) {
            return Estimate.of(operands + args.getLast().size());
        }
        return Estimate.of(operands);
    }

    private Estimate member(String function, Estimate target, List<Estimate> args, double operands) {
        double size = target.size();
        return switch (function) {
            case "size" -> Estimate.of(operands + 1);
            case "startsWith", "endsWith" ->
                Estimate.of(operands + characters(args.getFirst().size()));
            case "contains" ->
                Estimate.of(
                        operands + characters(size) * characters(args.getFirst().size()));
            case "matches", "find" -> Estimate.of(operands + regex(size, args));
            case "findAll" -> new Estimate(operands + regex(size, args), ValueSize.of(size));
            case "lowerAscii", "upperAscii", "trim", "substring" ->
                new Estimate(operands + characters(size), ValueSize.of(size));
            case "replace", "split" -> Estimate.of(operands + Math.ceil(size * 2 * PER_CHARACTER));
            case "isSorted", "sum", "max", "min" ->
                Estimate.of(operands + (target.value().items().isPresent() ? size : characters(size)));
            default -> Estimate.of(operands);
        };
    }

    private static double regex(double size, List<Estimate> args) {
        return characters(size + 1) * Math.ceil(args.getFirst().size() * PER_REGEX_CHARACTER);
    }

    private static double characters(double size) {
        return Math.ceil(size * PER_CHARACTER);
    }
}
