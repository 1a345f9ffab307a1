package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Taint;

/** Kubernetes' own words for kinds of owners and effects of taints. */
final class KindWords {

    private KindWords() {}

    static String of(Owner.Kind kind) {
        return switch (kind) {
            case DEPLOYMENT -> "ReplicaSet";
            case REPLICATION_CONTROLLER -> "ReplicationController";
            case STATEFUL_SET -> "StatefulSet";
            case JOB -> "Job";
            case DAEMON_SET -> "DaemonSet";
            case BARE -> "none";
            case STATIC -> "Node";
            case CUSTOM -> "custom";
        };
    }

    static String of(Taint.Effect effect) {
        return switch (effect) {
            case NO_SCHEDULE -> "NoSchedule";
            case PREFER_NO_SCHEDULE -> "PreferNoSchedule";
            case NO_EXECUTE -> "NoExecute";
        };
    }
}
