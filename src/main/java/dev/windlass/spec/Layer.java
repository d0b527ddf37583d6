package dev.windlass.spec;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;

/**
 * One file's share of a spec.
 *
 * @param name the unit or environment that it is about
 * @param content empty where the file is
 */
public record Layer(String name, SourceFile file, Mapping content) {}
