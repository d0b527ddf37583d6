import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites class files so that the JVM can put all of them into its start-up cache (JEP 483 and 514): those older than version 50 get
 * version 52 and stack maps, call sites that the cache does not keep become ones that it does ({@link PlainCalls}), and signatures of jars
 * are left out.
 */
final class Modernize {
    private static final int OLDEST_IN_CACHE = 50;

    private Modernize() {}

    /** Rewrites the jars of a class path, each where it lies. */
    static void rewrite(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            ClassFile reader = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)
                            .orElse(ClassHierarchyResolver.defaultResolver())
                            .cached()),
                    ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
            for (Path jar : jars) {
                Path draft = Path.of(jar + ".draft");
                rewrite(reader, jar, draft);
            }
        }
        for (Path jar : jars) {
            Files.move(Path.of(jar + ".draft"), jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void rewrite(ClassFile reader, Path jar, Path draft) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(draft))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                if (isSignature(e.getName())) {
                    continue; // it would not fit what is rewritten, and the cache takes no class of a signed jar
                }
                byte[] bytes = in.readAllBytes();
                ZipEntry copy = new ZipEntry(e.getName());
                copy.setTime(0);
                out.putNextEntry(copy);
                out.write(isClass(e.getName()) ? rewritten(reader, bytes) : bytes);
            }
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
    }

    private static byte[] rewritten(ClassFile reader, byte[] bytes) {
        ClassModel model = reader.parse(bytes);
        if (model.majorVersion() < OLDEST_IN_CACHE) {
            // Without a transformation of the bodies the old code is copied as it is, without maps.
            return reader.transformClass(
                    model,
                    ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                            .andThen(ClassTransform.endHandler(b -> b.withVersion(52, 0))));
        }
        if (!PlainCalls.concern(model)) {
            return bytes;
        }
        try {
            return reader.transformClass(model, new PlainCalls(model));
        } catch (IllegalArgumentException e) {
            return bytes; // it uses a class that does not ship, so it is never loaded either
        }
    }
}
