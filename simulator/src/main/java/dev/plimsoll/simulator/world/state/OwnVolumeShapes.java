package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.SchedulingRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What the scheduler reads of pods with a volume of their own, once it is made; the same object for the same shape and zone. */
public final class OwnVolumeShapes {

    private static final PodVolume ASKED = new PodVolume.MadeAtFirstUse();

    private final IdentityHashMap<PodShape, Map<String, PodShape>> byZone = new IdentityHashMap<>();

    /** Whether pods of the shape are to have a volume of their own. */
    static boolean isAskedBy(PodShape shape) {
        return shape.rules().attachments().volumes().contains(ASKED);
    }

    /** The shape of pods whose volume is in the zone. */
    public PodShape in(String zone, PodShape asked) {
        return byZone.computeIfAbsent(asked, any -> new HashMap<>()).computeIfAbsent(zone, here -> made(here, asked));
    }

    private static PodShape made(String zone, PodShape asked) {
        SchedulingRules.Attachments attachments = asked.rules().attachments();
        var others = new ArrayList<>(attachments.volumes());
        others.remove(ASKED);
        return new PodShape(
                asked.namespace(),
                asked.labels(),
                asked.requests(),
                asked.rules().withAttachments(attachments.withVolumes(List.of(zone), others)),
                asked.priority());
    }
}
