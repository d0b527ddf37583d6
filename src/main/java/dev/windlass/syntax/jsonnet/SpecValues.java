package dev.windlass.syntax.jsonnet;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import sjsonnet.EvalScope;
import sjsonnet.Expr$Member$Visibility$Normal$;
import sjsonnet.FileScope;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;
import sjsonnet.Val$Obj$Member;

/**
 * Nodes as values of Jsonnet. What is inside a mapping or a list is converted when a template first asks for it, and once: a template
 * that looks at one unit of an environment of thousands pays for one. For one thread.
 */
final class SpecValues {
    private SpecValues() {}

    static Val of(Node node, @Nullable Origin key) {
        if (node instanceof Mapping m) {
            LinkedHashMap<String, Val$Obj$Member> members =
                    LinkedHashMap.newLinkedHashMap(m.members().size());
            m.members().forEach((k, v) -> members.put(k, new SpecMember(v)));
            return mapping(new Position(Trace.of(node, key, members), 0), members);
        }
        Position at = new Position(Trace.of(node, key, null), 0);
        return switch (node) {
            case Mapping _ -> throw new AssertionError("handled above");
            case Sequence s -> new Val.Arr(at, s.items().stream().map(Item::new).toArray(Lazy[]::new));
            case Scalar.Text t -> new Val.Str(at, t.value());
            case Scalar.Int i -> new Val.Num(at, i.value());
            case Scalar.Real r -> new Val.Num(at, r.value());
            case Scalar.Bool b -> b.value() ? new Val.True(at) : new Val.False(at);
            case Scalar.Null _ -> new Val.Null(at);
        };
    }

    @SuppressWarnings("NonApiType") // as sjsonnet declares it
    static Val.Obj mapping(Position at, @Nullable LinkedHashMap<String, Val$Obj$Member> members) {
        return new Val.Obj(at, members, false, null, null, new scala.collection.mutable.HashMap<>(), null);
    }

    /** A member of a mapping, converted when it is first asked for. */
    private static final class SpecMember extends Val$Obj$Member {
        private final Mapping.Member member;
        private @Nullable Val value;

        SpecMember(Mapping.Member member) {
            super(false, Expr$Member$Visibility$Normal$.MODULE$, true);
            this.member = member;
        }

        @Override
        public Val invoke(Val.Obj self, Val.Obj sup, FileScope scope, EvalScope evaluator) {
            Val known = value;
            if (known == null) {
                known = of(member.value(), member.key());
                value = known;
            }
            return known;
        }
    }

    /** An element of a list, converted when it is first asked for. */
    private static final class Item extends Lazy {
        private final Node node;

        Item(Node node) {
            this.node = node;
        }

        @Override
        public Val compute() {
            return of(node, null);
        }
    }
}
