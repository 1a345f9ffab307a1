package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Host ports, the zones of a pod's volumes, and whether it gets one of its own where it is first bound. */
final class AttachmentsJson {

    private static final String TCP = "TCP";
    private static final String BINDING = "volumeBinding";
    private static final String WAIT = "WaitForFirstConsumer";
    private static final PodVolume OWN = new PodVolume.MadeAtFirstUse();

    private AttachmentsJson() {}

    static Attachments read(Fields fields) {
        List<HostPort> hostPorts = fields.objects("hostPorts", AttachmentsJson::hostPort);
        return new Attachments(hostPorts, List.of()).withVolumes(fields.texts("volumeZones"), volumes(fields));
    }

    private static List<PodVolume> volumes(Fields fields) {
        String binding = fields.text(BINDING, "");
        if (binding.isEmpty()) {
            return List.of();
        }
        if (!binding.equals(WAIT)) {
            throw fields.bad(
                    BINDING,
                    "is " + Where.shown(binding) + ": give " + WAIT
                            + ", or volumeZones in its place for a volume that is already somewhere");
        }
        return List.of(OWN);
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
        if (attachments.volumes().contains(OWN)) {
            node.put(BINDING, WAIT);
        }
    }
}
