import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Writes one table of kinds and their fields for each Kubernetes version, from the model classes of the official Java
 * client, which are generated from the OpenAPI document of that version. The table's format is described at {@code
 * SchemaTable}, its reader.
 *
 * <p>Run by Maven, in source mode. Arguments: this file, the output folder, the jar of gson (whose annotation holds a
 * field's JSON name), then a version and the client's jar, as often as there are versions.
 */
public class KubernetesSchemas {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Pattern API_CLASS = Pattern.compile(".*/openapi/apis/[A-Za-z0-9]+Api\\.class");
    private static final Pattern COLLECTION_URL =
            Pattern.compile("/apis?/(.+?)/(namespaces/\\{namespace\\}/)?([a-z]+)");
    /** What precedes the kind in a model's name: {@code V1beta1}, {@code CoreV1}. */
    private static final Pattern MODEL_PREFIX = Pattern.compile("^([A-Z][a-z]+)*?V\\d+((alpha|beta)\\d+)?");

    /**
     * Fields that the OpenAPI document calls required although kube-apiserver takes an object without them: they
     * decode to an empty value, and no validation of pkg/apis asks for more.
     */
    private static final Set<String> NOT_DEMANDED = Set.of(
            "V1LimitRangeSpec.limits",
            "V1PodFailurePolicy.rules",
            "V1SleepAction.seconds",
            "V1Sysctl.value",
            "V1TypedLocalObjectReference.kind");

    private final Map<String, String> definitions = new TreeMap<>();

    public static void main(String[] arguments) throws Exception {
        List<String> args = List.of(arguments);
        Path out = Path.of(args.get(1));
        Path stamp =
                Path.of(args.get(2)).resolveSibling("stamp"); // beside the jars: what is in the output folder ships
        String inputs = stamp(args);
        boolean complete = IntStream.iterate(3, i -> i < args.size(), i -> i + 2)
                .allMatch(i -> Files.exists(out.resolve(args.get(i))));
        if (complete && Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        Files.createDirectories(out);
        try (ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Path>> jobs = IntStream.iterate(3, i -> i + 1 < args.size(), i -> i + 2)
                    .<Callable<Path>>mapToObj(i -> () -> Files.writeString(
                            out.resolve(args.get(i)), table(Path.of(args.get(i + 1)), Path.of(args.get(2)))))
                    .toList();
            for (Future<Path> written : workers.invokeAll(jobs)) {
                written.get();
            }
        }
        Files.writeString(stamp, inputs);
    }

    /** What the output depends on: this program and the names of the jars, which hold their versions. */
    private static String stamp(List<String> args) throws IOException {
        List<String> names = args.subList(2, args.size()).stream()
                .map(a -> Path.of(a).getFileName().toString())
                .toList();
        return String.join("\n", names) + "\n" + Files.readString(Path.of(args.get(0)));
    }

    private static String table(Path jar, Path gson) throws IOException, ReflectiveOperationException {
        Map<String, String> kinds = kinds(jar);
        KubernetesSchemas schemas = new KubernetesSchemas();
        URL[] path = {jar.toUri().toURL(), gson.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            for (String kind : kinds.values()) {
                schemas.define(loader.loadClass(MODELS + kind.substring(kind.lastIndexOf('@') + 1)));
            }
        }
        StringBuilder text = new StringBuilder();
        kinds.forEach((name, rest) -> text.append(name).append(' ').append(rest).append('\n'));
        text.append('\n');
        schemas.definitions.forEach(
                (name, type) -> text.append(name).append(' ').append(type).append('\n'));
        return text.toString();
    }

    /**
     * Every kind that has a create call: {@code apps/v1 Deployment} to {@code deployments namespaced @V1Deployment}.
     * Group, plural and scope stand in no model, only in the URLs of the calls, which are read without loading the
     * classes.
     */
    private static Map<String, String> kinds(Path jar) throws IOException {
        Map<String, String> kinds = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (API_CLASS.matcher(entry.getName()).matches()) {
                    ClassModel api =
                            ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
                    for (MethodModel method : api.methods()) {
                        addKind(method, kinds);
                    }
                }
            }
        }
        return kinds;
    }

    private static void addKind(MethodModel method, Map<String, String> kinds) {
        if (!method.methodName().stringValue().matches("create\\w+Call")
                || method.code().isEmpty()) {
            return;
        }
        Optional<String> body = method.methodTypeSymbol().parameterList().stream()
                .map(p -> p.descriptorString())
                .filter(d -> d.contains("/models/"))
                .map(d -> d.substring(d.lastIndexOf('/') + 1, d.length() - 1))
                .findFirst();
        String url = method.code()
                .get()
                .elementStream()
                .filter(ConstantInstruction.class::isInstance)
                .map(c -> ((ConstantInstruction) c).constantValue())
                .filter(c -> c instanceof String s && s.startsWith("/api"))
                .map(String.class::cast)
                .findFirst()
                .orElse("");
        Matcher parts = COLLECTION_URL.matcher(url);
        if (body.isPresent()
                && parts.matches()) { // what does not match creates subresources: bindings, evictions, tokens
            String kind = MODEL_PREFIX.matcher(body.get()).replaceFirst("");
            String scope = parts.group(2) == null ? "cluster" : "namespaced";
            kinds.put(parts.group(1) + " " + kind, parts.group(3) + " " + scope + " @" + body.get());
        }
    }

    private void define(Class<?> model) throws ReflectiveOperationException {
        String name = model.getSimpleName();
        if (definitions.putIfAbsent(name, "") != null) {
            return;
        }
        Set<?> known = (Set<?>) model.getField("openapiFields").get(null);
        Set<?> required = (Set<?>) model.getField("openapiRequiredFields").get(null);
        Map<String, String> fields = new TreeMap<>();
        for (Field field : model.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.put(jsonName(field), type(field.getGenericType()));
            }
        }
        if (!fields.keySet().equals(known)) {
            throw new IllegalStateException(name + ": " + fields.keySet() + " is not " + known);
        }
        List<String> written = fields.entrySet().stream()
                .map(f -> f.getKey() + (isDemanded(name, f.getKey(), required) ? "!" : "=") + f.getValue())
                .toList();
        definitions.put(name, "{" + String.join(" ", written) + "}");
    }

    private static boolean isDemanded(String model, String field, Set<?> required) {
        return required.contains(field) && !NOT_DEMANDED.contains(model + "." + field);
    }

    private static String jsonName(Field field) throws ReflectiveOperationException {
        for (var annotation : field.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("SerializedName")) {
                return (String) annotation.annotationType().getMethod("value").invoke(annotation);
            }
        }
        throw new IllegalStateException("no name: " + field);
    }

    private String type(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType p) {
            Type[] of = p.getActualTypeArguments();
            return (p.getRawType() == Map.class ? "%" : "[") + type(of[of.length - 1]);
        }
        Class<?> model = (Class<?>) type;
        return switch (model.getName()) {
            case "java.lang.String" -> "s";
            case "java.lang.Boolean" -> "b";
            case "java.lang.Integer" -> "i";
            case "java.lang.Long" -> "l";
            case "java.lang.Double" -> "d";
            case "java.lang.Object" -> "*";
            case "java.time.OffsetDateTime" -> "t";
            case "[B" -> "x";
            case "io.kubernetes.client.custom.IntOrString" -> "p";
            case "io.kubernetes.client.custom.Quantity" -> "q";
            default -> {
                if (!model.getName().startsWith(MODELS)) {
                    throw new IllegalStateException("a type that no schema has yet: " + model.getName());
                }
                define(model);
                yield "@" + model.getSimpleName();
            }
        };
    }
}
