package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.WellKnown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid for whether it is used or not, as with reserved instances and savings plans: instances of some types, at list
 * prices up to so much in all. A type is named whole (m5.large), by its family (m5.*), or as any (*).
 */
public record Commitment(String name, List<String> instanceTypes, long leftMicroDollarsPerHour) {

    /** The share of what a commitment pays for that counts as a price all the same, as it could be of use elsewhere. */
    public static final double LEAST_SHARE = 0.01;

    private static final String ANY = "*";

    public Commitment {
        instanceTypes = List.copyOf(instanceTypes);
    }

    /** Whether it pays for nodes of this template; never if nobody knows which type they will be. */
    boolean covers(NodeTemplate template) {
        return covers(instanceTypes, template.labels().get(WellKnown.INSTANCE_TYPE));
    }

    /** Whether a type is among those named; the type that nobody knows never is. */
    public static boolean covers(List<String> named, @Nullable String instanceType) {
        return instanceType != null && named.stream().anyMatch(name -> names(name, instanceType));
    }

    private static boolean names(String name, String instanceType) {
        return name.endsWith(ANY)
                ? instanceType.startsWith(name.substring(0, name.length() - ANY.length()))
                : instanceType.equals(name);
    }
}
