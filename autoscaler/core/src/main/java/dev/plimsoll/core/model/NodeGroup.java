package dev.plimsoll.core.model;

import java.util.List;

/**
 * An Auto Scaling group: bounds that hold now and one template for each zone it spans, in the order of zone names. A
 * raise by one lands in whichever zone has the fewest instances.
 */
public record NodeGroup(String name, int minSize, int maxSize, List<NodeTemplate> templates) {
    public NodeGroup {
        templates = List.copyOf(templates);
    }
}
