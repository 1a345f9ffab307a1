package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import java.util.SortedMap;

/**
 * How much may be bought in all, whichever group it is bought from: nodes, micro-dollars an hour, and resources by name, in the
 * units of {@link Resources}. What is not named has no limit. A node counts with what its pods may request of it in all.
 */
public record Allowance(SortedMap<String, Long> left) {

    /** As much as the groups allow. */
    public static final Allowance UNLIMITED = new Allowance(ImmutableMaps.empty());

    /** The name under which nodes are limited. */
    public static final String NODES = "nodes";

    /** The name under which micro-dollars an hour are limited, whatever they come in. */
    public static final String DOLLARS = GroupPassedOver.DOLLARS;

    public Allowance {
        left = ImmutableMaps.copyOf(left);
    }

    /** How much a node takes of what is limited under this name. */
    public static long taken(String limited, Resources allocatable, long microDollarsPerHour) {
        return switch (limited) {
            case NODES -> 1;
            case DOLLARS -> microDollarsPerHour;
            case Resources.CPU -> allocatable.cpuMillis();
            case Resources.MEMORY -> allocatable.memoryBytes();
            default -> allocatable.other(limited);
        };
    }

    /** How much a node of the template takes. */
    public static long taken(String limited, NodeTemplate template) {
        return taken(limited, template.capacity().allocatable(), template.microDollarsPerHour());
    }
}
