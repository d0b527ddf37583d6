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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the class files of a jar that are older than version 50 as version 52, with stack maps: the JVM puts no older ones into
 * its start-up cache.
 */
final class Modernize {
    private static final int OLDEST_IN_CACHE = 50;

    private Modernize() {}

    static void rewrite(Path jar) throws IOException {
        Path draft = Path.of(jar + ".draft");
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                var in = new ZipInputStream(Files.newInputStream(jar));
                var out = new ZipOutputStream(Files.newOutputStream(draft))) {
            ClassFile reader = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(loader)),
                    ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                ZipEntry copy = new ZipEntry(e.getName());
                copy.setTime(0);
                out.putNextEntry(copy);
                out.write(isClass(e.getName()) ? rewritten(reader, bytes) : bytes);
            }
        }
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith("META-INF/");
    }

    private static byte[] rewritten(ClassFile reader, byte[] bytes) {
        ClassModel model = reader.parse(bytes);
        if (model.majorVersion() >= OLDEST_IN_CACHE) {
            return bytes;
        }
        // Without a transformation of the bodies the old code is copied as it is, without maps.
        return reader.transformClass(
                model,
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen(ClassTransform.endHandler(b -> b.withVersion(52, 0))));
    }
}
