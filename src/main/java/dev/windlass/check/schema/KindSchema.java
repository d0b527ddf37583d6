package dev.windlass.check.schema;

/**
 * One version of one kind.
 *
 * @param plural the name in URLs, such as {@code deployments}
 * @param namespaced whether its objects live in a namespace
 * @param custom whether a CustomResourceDefinition defines it: a null inside a list is then an error, where a built-in
 *     kind takes it as empty
 * @param schema of the whole object, with {@code apiVersion}, {@code kind} and {@code metadata}
 */
public record KindSchema(
        String apiVersion, String kind, String plural, boolean namespaced, boolean custom, Schema schema) {}
