package dev.windlass.render;

/**
 * One resource as it is written to one file.
 *
 * @param path {@code ENVIRONMENT/UNIT/KIND-NAME.yaml}, relative to the output folder
 * @param resource what it holds
 * @param text the file's whole text, with the comment at its head
 */
public record Manifest(String path, Resource resource, String text) {}
