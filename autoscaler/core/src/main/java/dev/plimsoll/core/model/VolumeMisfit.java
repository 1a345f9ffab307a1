package dev.plimsoll.core.model;

/** Why the scheduler would not put a pod on a node because of the pod's volumes. */
public sealed interface VolumeMisfit extends Misfit {

    /** The pod's volumes are in other zones, or regions. */
    record VolumeElsewhere(String volumeZones, String nodeZone) implements VolumeMisfit {
        @Override
        public String code() {
            return "VolumeElsewhere";
        }

        @Override
        public String plugin() {
            return "VolumeZone";
        }

        @Override
        public String message() {
            return "the pod's volumes are in " + volumeZones + ", the node is in "
                    + (nodeZone.isEmpty() ? "none" : nodeZone);
        }
    }

    /** A claim is bound to a volume that does not exist. */
    record VolumeGone(String claim, String volume) implements VolumeMisfit {
        @Override
        public String code() {
            return "VolumeGone";
        }

        @Override
        public String plugin() {
            return "VolumeZone";
        }

        @Override
        public String message() {
            return "persistentvolume \"" + volume + "\" of the claim " + claim + " not found";
        }
    }

    /** A claim that the pod names does not exist. */
    record ClaimMissing(String claim, boolean ephemeral) implements VolumeMisfit {
        @Override
        public String code() {
            return "ClaimMissing";
        }

        @Override
        public String plugin() {
            return ephemeral ? "VolumeBinding" : "VolumeRestrictions";
        }

        @Override
        public String message() {
            return ephemeral
                    ? "waiting for the ephemeral volume's claim " + claim + " to be created"
                    : "persistentvolumeclaim \"" + claim + "\" not found";
        }
    }

    /** A claim that only one pod may use is used. */
    record ClaimInUse(String claim) implements VolumeMisfit {
        @Override
        public String code() {
            return "ClaimInUse";
        }

        @Override
        public String plugin() {
            return "VolumeRestrictions";
        }

        @Override
        public String message() {
            return "the claim " + claim + " has the access mode ReadWriteOncePod and is in use by another pod";
        }
    }

    /** A disk that cannot be shared is used on the node. */
    record DiskConflict(String disk) implements VolumeMisfit {
        @Override
        public String code() {
            return "DiskConflict";
        }

        @Override
        public String plugin() {
            return "VolumeRestrictions";
        }

        @Override
        public String message() {
            return "no available disk: " + disk + " is used by a pod there";
        }
    }

    /** The node cannot attach as many volumes. */
    record TooManyVolumes(String driver, int attached, int more, int limit) implements VolumeMisfit {
        @Override
        public String code() {
            return "TooManyVolumes";
        }

        @Override
        public String plugin() {
            return "NodeVolumeLimits";
        }

        @Override
        public String message() {
            return "max volume count of " + driver + ": " + attached + " attached, " + more + " more, at most " + limit;
        }
    }

    /** A claim cannot be used by any pod as it stands. */
    record ClaimUnusable(String claim, String why) implements VolumeMisfit {
        @Override
        public String code() {
            return "ClaimUnusable";
        }

        @Override
        public String plugin() {
            return "VolumeBinding";
        }

        @Override
        public String message() {
            return "the claim " + claim + " " + why;
        }
    }

    /** A claim's volume cannot be had on the node. */
    record VolumeUnreachable(String claim, String why) implements VolumeMisfit {
        @Override
        public String code() {
            return "VolumeUnreachable";
        }

        @Override
        public String plugin() {
            return "VolumeBinding";
        }

        @Override
        public String message() {
            return "the claim " + claim + " " + why;
        }
    }
}
