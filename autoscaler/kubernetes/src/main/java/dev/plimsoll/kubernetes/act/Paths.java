package dev.plimsoll.kubernetes.act;

import dev.plimsoll.kubernetes.api.Call;

/** Where objects are found. */
final class Paths {

    private Paths() {}

    static String node(String name) {
        return "/api/v1/nodes/" + Call.encoded(name);
    }

    /** By namespace/name. */
    static String pod(String id) {
        int slash = id.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("pod \"" + id + "\" names no namespace: give namespace/name");
        }
        return "/api/v1/namespaces/" + Call.encoded(id.substring(0, slash)) + "/pods/"
                + Call.encoded(id.substring(slash + 1));
    }

    static String nodes() {
        return "/api/v1/nodes";
    }

    /** Those that have not ended. */
    static String runningPods() {
        return "/api/v1/pods?fieldSelector=" + Call.encoded("status.phase!=Succeeded,status.phase!=Failed");
    }

    static String podsOn(String node) {
        return "/api/v1/pods?fieldSelector=" + Call.encoded("spec.nodeName=" + node);
    }

    static String configMaps(String namespace) {
        return "/api/v1/namespaces/" + Call.encoded(namespace) + "/configmaps";
    }

    static String configMap(String namespace, String name) {
        return configMaps(namespace) + "/" + Call.encoded(name);
    }

    static String events(String namespace) {
        return "/api/v1/namespaces/" + Call.encoded(namespace) + "/events";
    }
}
