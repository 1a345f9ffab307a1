package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.WellKnown;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The same word for the same name, and no way back without the key: ten hexadecimal digits of HMAC-SHA-256. What Kubernetes
 * and the clouds name themselves (zones, instance types, architectures, resources, their own taints) stays.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 10;
    private static final String ROLE = "node-role.kubernetes.io/";
    private static final Set<String> PUBLIC_ROLES = Set.of("control-plane", "master", "node", "worker");
    private static final Set<String> PUBLIC_KEYS = Set.of(
            WellKnown.ARCHITECTURE,
            WellKnown.OPERATING_SYSTEM,
            "karpenter.sh/capacity-type",
            "eks.amazonaws.com/capacityType",
            "CriticalAddonsOnly");
    private static final Set<String> KEYS_OF_CHOSEN_VALUES = Set.of(WellKnown.HOSTNAME, "metadata.name");
    private static final List<String> PUBLIC_PREFIXES = List.of(
            "node.kubernetes.io/",
            "topology.kubernetes.io/",
            "failure-domain.beta.kubernetes.io/",
            "beta.kubernetes.io/",
            "nvidia.com/");
    private static final List<String> PUBLIC_NAMESPACES = List.of("default", "kube-system");

    private final Mac mac;
    private final Map<String, String> known = new HashMap<>();

    Pseudonyms(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform must have " + ALGORITHM, e);
        }
    }

    /** Of any name; nothing stays nothing. */
    String name(String name) {
        return name.isEmpty()
                ? name
                : known.computeIfAbsent(
                        name,
                        unknown -> HexFormat.of()
                                .formatHex(mac.doFinal(unknown.getBytes(StandardCharsets.UTF_8)))
                                .substring(0, DIGITS));
    }

    String namespace(String namespace) {
        return PUBLIC_NAMESPACES.contains(namespace) ? namespace : name(namespace);
    }

    /** A key of labels or taints; of a node's role, the role that people named. */
    String key(String key) {
        if (key.startsWith(ROLE)) {
            String role = key.substring(ROLE.length());
            return PUBLIC_ROLES.contains(role) ? key : ROLE + name(role);
        }
        return hasPublicValues(key) || KEYS_OF_CHOSEN_VALUES.contains(key) ? key : name(key);
    }

    /** The value of a label or taint; numbers say nothing and may be compared. */
    String value(String key, String value) {
        return hasPublicValues(key) || value.matches("-?[0-9]{1,18}|true|false|") ? value : name(value);
    }

    private static boolean hasPublicValues(String key) {
        return PUBLIC_KEYS.contains(key) || PUBLIC_PREFIXES.stream().anyMatch(key::startsWith);
    }
}
