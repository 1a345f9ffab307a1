package dev.plimsoll.aws;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What AWS said of a failed launch: the kind of failure, AWS's code for it if the sentence holds one (else a word of ours), and
 * the sentence.
 */
public record LaunchFault(Kind kind, String code, String message) {

    private static final Pattern CODE = Pattern.compile("([A-Z][A-Za-z]*[a-z][.]?){2,}");

    /** The kinds, by the codes and phrases that give them away; the first that matches counts. */
    public enum Kind {
        /** A quota of the account is used up: other groups of the same family will fail too. */
        QUOTA_EXCEEDED(
                "QuotaExceeded",
                "VcpuLimitExceeded",
                "InstanceLimitExceeded",
                "MaxSpotInstanceCountExceeded",
                "MaxSpotFleetRequestCountExceeded",
                "VolumeLimitExceeded",
                "NetworkInterfaceLimitExceeded",
                "vCPU limit",
                "quota"),
        /** The subnet has no address left. */
        NO_FREE_ADDRESSES(
                "NoFreeAddresses", "InsufficientFreeAddressesInSubnet", "NoFreeAddresses", "not enough free addresses"),
        /** AWS has no such machine free. */
        NO_CAPACITY(
                "NoCapacity",
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
        NOT_OFFERED(
                "NotOffered",
                "Unsupported",
                "not supported in your requested Availability Zone",
                "InvalidAvailabilityZone"),
        /** What the launch template asks for is wrong, missing or forbidden; it will not go away by itself. */
        BAD_TEMPLATE(
                "BadTemplate",
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
        OTHER("Other");

        @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
        private final List<String> phrases;

        private final String word;

        Kind(String word, String... phrases) {
            this.word = word;
            this.phrases = List.of(phrases);
        }
    }

    /** Judges by the sentence that AWS gives. */
    public static LaunchFault of(String message) {
        for (Kind kind : Kind.values()) {
            for (String phrase : kind.phrases) {
                if (message.contains(phrase)) {
                    return new LaunchFault(kind, CODE.matcher(phrase).matches() ? phrase : kind.word, message);
                }
            }
        }
        return new LaunchFault(Kind.OTHER, Kind.OTHER.word, message);
    }
}
