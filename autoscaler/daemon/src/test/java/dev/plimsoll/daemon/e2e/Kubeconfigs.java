package dev.plimsoll.daemon.e2e;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Kubeconfigs in JSON. */
final class Kubeconfigs {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Kubeconfigs() {}

    /** The same cluster for whoever has this token. */
    static String withToken(String kubeconfig, String token) {
        JsonNode config = JSON.readTree(kubeconfig);
        for (JsonNode user : config.path("users")) {
            if (user instanceof ObjectNode entry) {
                entry.set("user", JSON.valueToTree(Map.of("token", token)));
            }
        }
        return JSON.writeValueAsString(config);
    }
}
