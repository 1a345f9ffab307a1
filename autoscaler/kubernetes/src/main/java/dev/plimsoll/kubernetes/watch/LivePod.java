package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.kubernetes.Controllers;
import java.util.Comparator;

/**
 * A pod that is there: as the core knows it, where its shape comes from, and where it is ("" for no node) or, while it waits,
 * which node the scheduler means to make room on ("" for none).
 */
record LivePod(Pod pod, ShapeRef ref, String uid, Place place) {

    /** A pod on no node either waits for one or is none of our business. */
    record Place(String node, boolean waiting, String nominated) {
        static Place on(String node) {
            return new Place(node, false, "");
        }

        static Place waiting(String nominated) {
            return new Place("", true, nominated);
        }

        static final Place NOWHERE = new Place("", false, "");
    }

    /** In the order of arrival; those of one second in the order of their names. */
    static final Comparator<LivePod> BY_ARRIVAL = Comparator.comparing(
                    (LivePod live) -> live.pod().createdAt())
            .thenComparing(live -> live.pod().id());

    /** The same pod, once its shape has become another. */
    LivePod refreshed() {
        return new LivePod(new Pod(pod.id(), ref.shape(), pod.owner(), pod.life()), ref, uid, place);
    }

    /** The same pod, its controller as it is now. */
    LivePod with(Controllers controllers) {
        Owner owner = pod.owner().with(controllers.refreshed(pod.owner().controller()));
        return new LivePod(new Pod(pod.id(), pod.shape(), owner, pod.life()), ref, uid, place);
    }
}
