package dev.windlass.check.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the functions that Kubernetes adds to the language: what they take and return, and what they do. */
final class FunctionTable {
    private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();
    private int count;

    /** Says that a function is known to the language but not to us. */
    static final class Unsupported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsupported(String function) {
            super("not supported here: " + function);
        }
    }

    /** What a function does. */
    interface Body {
        Object apply(List<Object> arguments);
    }

    /** A function that is called as {@code first.name(rest)}. */
    void member(String name, CelType result, List<CelType> parameters, Body body) {
        String id = bind(name, parameters.size(), body);
        add(name, CelOverloadDecl.newMemberOverload(id, result, parameters));
    }

    /** A function that is called as {@code name(all)}. */
    void global(String name, CelType result, List<CelType> parameters, Body body) {
        String id = bind(name, parameters.size(), body);
        add(name, CelOverloadDecl.newGlobalOverload(id, result, parameters));
    }

    private void add(String name, CelOverloadDecl overload) {
        overloads.computeIfAbsent(name, n -> new ArrayList<>()).add(overload);
    }

    @SuppressWarnings("Immutable") // the bodies are functions without state
    private String bind(String name, int size, Body body) {
        String id = "kubernetes_" + name.replace('.', '_') + '_' + count++;
        List<Class<?>> types = Collections.nCopies(size, Object.class);
        CelFunctionOverload overload = arguments -> body.apply(List.of(arguments));
        bindings.add(CelFunctionBinding.from(id, types, overload));
        return id;
    }

    List<CelFunctionDecl> declarations() {
        return overloads.entrySet().stream()
                .map(e -> CelFunctionDecl.newFunctionDeclaration(e.getKey(), e.getValue()))
                .toList();
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }
}
