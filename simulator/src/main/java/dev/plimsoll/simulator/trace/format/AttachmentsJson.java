package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Host ports, and the zones of a pod's volumes. */
final class AttachmentsJson {

    private static final String TCP = "TCP";

    private AttachmentsJson() {}

    static Attachments read(Fields fields) {
        return new Attachments(fields.objects("hostPorts", AttachmentsJson::hostPort), fields.texts("volumeZones"));
    }

    private static HostPort hostPort(Fields fields) {
        return new HostPort(fields.text("address", ""), fields.text("protocol", TCP), fields.count("port", 1, 65_535));
    }

    static void write(ObjectNode node, Attachments attachments) {
        if (!attachments.hostPorts().isEmpty()) {
            ArrayNode array = node.putArray("hostPorts");
            for (HostPort port : attachments.hostPorts()) {
                ObjectNode object = array.addObject();
                if (!port.address().isEmpty()) {
                    object.put("address", port.address());
                }
                object.put("protocol", port.protocol()).put("port", port.port());
            }
        }
        SelectorJson.texts(node, "volumeZones", attachments.volumeZones());
    }
}
