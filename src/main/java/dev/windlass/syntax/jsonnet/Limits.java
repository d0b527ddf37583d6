package dev.windlass.syntax.jsonnet;

import sjsonnet.Position;

/**
 * How much a template may do. Counted in steps and levels, not in time, so that the answer is the same on every machine. What the
 * reference platform needs is below a hundredth of each.
 */
final class Limits {
    /** Expressions evaluated for one unit: about two seconds. */
    static final long STEPS = 20_000_000;
    /** Expressions inside one another; needs about 2 KiB of stack each. */
    static final int DEPTH = 20_000;
    /** Characters of a text, elements of a list. */
    static final int SIZE = 4 << 20;
    /** Elements that a built-in function makes at once. */
    static final int MADE = 1 << 20;
    /** Levels of the result. */
    static final int LEVELS = 200;
    /** Nodes of the result. */
    static final int NODES = 1 << 20;

    private Limits() {}

    static void check(int size, Position at) {
        if (size > SIZE) {
            throw Failure.limit("a text or list of this template grew too large", Tokens.at(at));
        }
    }

    /** How many elements a built-in function was asked for, if it may make so many. */
    static int made(double count, String function, Position at) {
        if (count > MADE) {
            throw Failure.limit("std." + function + " is asked for more than " + MADE + " elements", Tokens.at(at));
        }
        return (int) Math.max(0, count);
    }
}
