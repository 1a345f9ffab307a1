package dev.plimsoll.simulator.trace.kubernetes;

import tools.jackson.databind.JsonNode;

/** A Kubernetes object by namespace ("" for none) and name. */
record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    static ObjectKey of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectKey(
                metadata.path("namespace").asString(""), metadata.path("name").asString(""));
    }

    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
