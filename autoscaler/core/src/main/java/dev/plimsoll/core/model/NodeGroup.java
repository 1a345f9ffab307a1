package dev.plimsoll.core.model;

import java.util.List;

/**
 * An Auto Scaling group: bounds that hold now and one template for each zone it spans, in the order of zone names. A
 * raise by one lands in whichever zone has the fewest instances. The options hold for its nodes in place of the settings.
 */
public record NodeGroup(String name, int minSize, int maxSize, List<NodeTemplate> templates, GroupOptions options) {
    public NodeGroup {
        templates = List.copyOf(templates);
    }

    /** One that the settings hold for. */
    public NodeGroup(String name, int minSize, int maxSize, List<NodeTemplate> templates) {
        this(name, minSize, maxSize, templates, GroupOptions.NONE);
    }
}
