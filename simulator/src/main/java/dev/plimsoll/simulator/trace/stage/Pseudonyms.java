package dev.plimsoll.simulator.trace.stage;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The same word for the same name, and no way back without the key: ten hexadecimal digits of HMAC-SHA-256. What Kubernetes
 * and the clouds name themselves (zones, instance types, architectures, resources, their own taints) stays.
 */
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 10;
    private static final List<String> PUBLIC_KEYS = List.of(
            "kubernetes.io/arch",
            "kubernetes.io/os",
            "kubernetes.io/hostname",
            "node.kubernetes.io/",
            "node-role.kubernetes.io/",
            "topology.kubernetes.io/",
            "failure-domain.beta.kubernetes.io/",
            "beta.kubernetes.io/",
            "karpenter.sh/capacity-type",
            "eks.amazonaws.com/capacityType",
            "nvidia.com/",
            "CriticalAddonsOnly",
            "metadata.name");
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

    /** A key of labels or taints. */
    String key(String key) {
        return isPublic(key) ? key : name(key);
    }

    /** The value of a label or taint; numbers say nothing and may be compared. */
    String value(String key, String value) {
        boolean shown = (isPublic(key) && !key.endsWith("hostname") && !key.equals("metadata.name"))
                || value.matches("-?[0-9]{1,18}|true|false|");
        return shown ? value : name(value);
    }

    private static boolean isPublic(String key) {
        return PUBLIC_KEYS.stream().anyMatch(key::startsWith);
    }
}
