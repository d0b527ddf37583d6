import static java.lang.invoke.LambdaMetafactory.FLAG_BRIDGES;
import static java.lang.invoke.LambdaMetafactory.FLAG_SERIALIZABLE;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Replaces the call sites of one class that the JVM would link anew in every run, at up to a millisecond each:
 *
 * <ul>
 *   <li>lambdas made by {@code altMetafactory}, as Scala makes all of its own: by {@code metafactory}, whose lambdas are cached. They can
 *       no longer be serialized, which nothing here does;
 *   <li>switches over types: by a method that asks {@code instanceof} in turn;
 *   <li>{@code equals} and {@code hashCode} of records: by methods that compare and mix the components, as the originals are documented
 *       to.
 * </ul>
 */
final class PlainCalls implements ClassTransform {
    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory.altMetafactory";
    private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps.typeSwitch";
    private static final String RECORDS = "java/lang/runtime/ObjectMethods.bootstrap";
    private static final Set<String> KNOWN = Set.of(LAMBDAS, SWITCHES, RECORDS);

    private static final DirectMethodHandleDesc METAFACTORY = ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of("java.lang.invoke.LambdaMetafactory"),
            "metafactory",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_MethodType,
            ConstantDescs.CD_MethodHandle,
            ConstantDescs.CD_MethodType);
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final ClassDesc self;
    private final boolean isInterface;
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

    PlainCalls(ClassModel model) {
        this.self = model.thisClass().asSymbol();
        this.isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    /** Whether a class has any such call site. */
    static boolean concern(ClassModel model) {
        return model.findAttribute(Attributes.bootstrapMethods()).stream()
                .flatMap(a -> a.bootstrapMethods().stream())
                .anyMatch(b -> b.bootstrapMethod().asSymbol() instanceof DirectMethodHandleDesc m && KNOWN.contains(name(m)));
    }

    private static String name(DirectMethodHandleDesc bootstrap) {
        String owner = bootstrap.owner().descriptorString();
        return owner.substring(1, owner.length() - 1) + "." + bootstrap.methodName();
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
        if (element instanceof MethodModel m) {
            builder.transformMethod(m, MethodTransform.transformingCode(this::code));
        } else {
            builder.with(element);
        }
    }

    @Override
    public void atEnd(ClassBuilder builder) {
        methods.forEach(m -> m.accept(builder));
    }

    private void code(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction call && replaced(code, call))) {
            code.with(element);
        }
    }

    private boolean replaced(CodeBuilder code, InvokeDynamicInstruction call) {
        List<ConstantDesc> args = call.bootstrapArgs();
        MethodTypeDesc type = call.typeSymbol();
        switch (name(call.bootstrapMethod())) {
            case LAMBDAS -> {
                if (!isPlain((Integer) args.get(3), type.returnType())) {
                    return false;
                }
                code.invokedynamic(DynamicCallSiteDesc.of(
                        METAFACTORY, call.name().stringValue(), type, args.get(0), args.get(1), args.get(2)));
                return true;
            }
            case SWITCHES -> {
                if (!args.stream().allMatch(ClassDesc.class::isInstance)) {
                    return false;
                }
                add(code, "switch", type, body -> typeSwitch(body, args));
                return true;
            }
            case RECORDS -> {
                List<DirectMethodHandleDesc> fields = args.stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
                switch (call.name().stringValue()) {
                    case "equals" -> add(code, "equals", type, body -> equality(body, fields));
                    case "hashCode" -> add(code, "hashCode", type, body -> hash(body, fields));
                    default -> {
                        return false;
                    }
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /**
     * Whether a lambda has all that it needs without its flags. Scala gives its functions bridges that are typed more narrowly than
     * {@code FunctionN.apply}; nothing can call these, for the interface has no such methods.
     */
    private static boolean isPlain(int flags, ClassDesc type) {
        boolean isFunction =
                type.packageName().equals("scala") && type.displayName().startsWith("Function");
        return (flags & ~(isFunction ? FLAG_SERIALIZABLE | FLAG_BRIDGES : FLAG_SERIALIZABLE)) == 0;
    }

    /** Calls a new static method of the class, which takes what the call site took. */
    private void add(CodeBuilder code, String what, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        String name = "plain$" + what + "$" + methods.size();
        methods.add(b -> b.withMethodBody(
                name, type, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, body));
        code.invokestatic(self, name, type, isInterface);
    }

    /** The index of the first type, from a given one on, that the value is of; their number for none, -1 for null. */
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private void equality(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        Label differs = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(differs);
        code.aload(1).checkcast(self).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.aload(0).getfield(self, field.methodName(), type);
            code.aload(2).getfield(self, field.methodName(), type);
            if (!type.isPrimitive()) {
                code.invokestatic(
                        OBJECTS,
                        "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
                code.ifeq(differs);
            } else if (TypeKind.from(type).asLoadable() == TypeKind.INT) {
                code.if_icmpne(differs);
            } else {
                code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
                code.ifne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.bipush(31).imul().aload(0).getfield(self, field.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(
                        OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static ClassDesc type(DirectMethodHandleDesc getter) {
        return getter.invocationType().returnType();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }
}
