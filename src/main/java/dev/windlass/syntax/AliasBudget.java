package dev.windlass.syntax;

/**
 * What go-yaml 2 lets aliases expand to ({@code decode.go}, allowedAliasRatio): of the steps of decoding, up to 99 % in documents of up to 400,000 steps,
 * falling evenly to 10 % at 4,000,000.
 */
final class AliasBudget {
    private static final double SMALL = 400_000;
    private static final double LARGE = 4_000_000;
    private static final double SHARE_OF_SMALL = 0.99;
    private static final double SHARE_OF_LARGE = 0.10;
    /** Below so many steps anything goes. */
    private static final int FREE_STEPS = 1_000;

    private static final int FREE_ALIAS_STEPS = 100;

    /** All steps; the document itself is one. */
    private long steps = 1;

    private long aliasSteps;

    long steps() {
        return steps;
    }

    /** One value is decoded where it stands. */
    void step() {
        steps++;
    }

    /** A value of so many steps is decoded once more for an alias. */
    void expand(long more) {
        steps += more;
        aliasSteps += more;
    }

    /** Whether the decoder would have given up by now. */
    boolean isExceeded() {
        return aliasSteps > FREE_ALIAS_STEPS && steps > FREE_STEPS && (double) aliasSteps / steps > allowedShare();
    }

    private double allowedShare() {
        double fall = Math.clamp((steps - SMALL) / (LARGE - SMALL), 0.0, 1.0);
        return SHARE_OF_SMALL - (SHARE_OF_SMALL - SHARE_OF_LARGE) * fall;
    }
}
