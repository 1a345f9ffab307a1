package dev.plimsoll.core.settings;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * A node that is there or on its way, as limits and commitments count it: what pods may request of it, its instance type if
 * that is known, and its list price in micro-dollars an hour, 0 for a node of no group.
 */
public record PaidNode(Resources allocatable, @Nullable String instanceType, long microDollarsPerHour) {

    /** One that will be bought from a template. */
    public static PaidNode of(NodeTemplate template) {
        return new PaidNode(
                template.capacity().allocatable(),
                template.labels().get(WellKnown.INSTANCE_TYPE),
                template.microDollarsPerHour());
    }
}
