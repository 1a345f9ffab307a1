package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.Resources;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Amounts as {@code cpuMillis}, {@code memoryBytes} and {@code resources} by name; they take one pod slot. */
final class ResourcesJson {

    private ResourcesJson() {}

    static Resources read(Fields fields) {
        Resources resources = Resources.ofPod(
                fields.number("cpuMillis", 0, FormatLimits.CPU_MILLIS),
                fields.number("memoryBytes", 0, FormatLimits.MEMORY_BYTES));
        for (Map.Entry<String, Long> other : fields.numberMap("resources").entrySet()) {
            if (other.getValue() > FormatLimits.OTHER_UNITS) {
                throw fields.bad(
                        "resources." + other.getKey(),
                        "is " + other.getValue() + ": give a number from 0 to " + FormatLimits.OTHER_UNITS);
            }
            resources = resources.with(other.getKey(), other.getValue());
        }
        return resources;
    }

    static void write(ObjectNode node, Resources resources) {
        node.put("cpuMillis", resources.cpuMillis()).put("memoryBytes", resources.memoryBytes());
        if (!resources.others().isEmpty()) {
            ObjectNode others = node.putObject("resources");
            resources.others().forEach(others::put);
        }
    }
}
