package dev.plimsoll.aws;

import java.util.List;

/** What AWS said of a failed launch, and what kind of failure that is. */
public record LaunchFault(Kind kind, String message) {

    /** The kinds, by the codes and phrases that give them away; the first that matches counts. */
    public enum Kind {
        /** A quota of the account is used up: other groups of the same family will fail too. */
        QUOTA_EXCEEDED(
                "VcpuLimitExceeded",
                "InstanceLimitExceeded",
                "MaxSpotInstanceCountExceeded",
                "MaxSpotFleetRequestCountExceeded",
                "VolumeLimitExceeded",
                "NetworkInterfaceLimitExceeded",
                "vCPU limit",
                "quota"),
        /** The subnet has no address left. */
        NO_FREE_ADDRESSES("InsufficientFreeAddressesInSubnet", "NoFreeAddresses", "not enough free addresses"),
        /** AWS has no such machine free. */
        NO_CAPACITY(
                "InsufficientInstanceCapacity",
                "InsufficientCapacity",
                "InsufficientHostCapacity",
                "InsufficientReservedInstanceCapacity",
                "UnfulfillableCapacity",
                "ReservationCapacityExceeded",
                "SpotMaxPriceTooLow",
                "capacity-not-available",
                "capacity-oversubscribed",
                "not have sufficient",
                "no Spot capacity",
                "Insufficient capacity"),
        /** The type is not sold in that zone. */
        NOT_OFFERED("Unsupported", "not supported in your requested Availability Zone", "InvalidAvailabilityZone"),
        /** What the launch template asks for is wrong, missing or forbidden; it will not go away by itself. */
        BAD_TEMPLATE(
                "InvalidAMIID",
                "InvalidLaunchTemplate",
                "InvalidGroup",
                "InvalidSecurityGroup",
                "InvalidSubnet",
                "InvalidKeyPair",
                "InvalidParameter",
                "InvalidIAMInstanceProfile",
                "InvalidBlockDeviceMapping",
                "InvalidSnapshot",
                "InvalidInput",
                "InvalidUserData",
                "UnauthorizedOperation",
                "not authorized",
                "Client.InternalError",
                "KMS",
                "does not exist",
                "AMI"),
        /** Something else. */
        OTHER;

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<String> phrases;

        Kind(String... phrases) {
            this.phrases = List.of(phrases);
        }
    }

    /** Judges by the sentence that AWS gives. */
    public static LaunchFault of(String message) {
        for (Kind kind : Kind.values()) {
            if (kind.phrases.stream().anyMatch(message::contains)) {
                return new LaunchFault(kind, message);
            }
        }
        return new LaunchFault(Kind.OTHER, message);
    }
}
