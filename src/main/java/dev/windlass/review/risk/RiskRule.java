package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.List;

/** One concern: in which ways a change is dangerous, as far as that concern goes. Keeps nothing between changes. */
interface RiskRule {
    /** The dangers of one change; none where there are none of this concern. */
    List<Hazard> assess(ResourceChange change, Surroundings around);
}
