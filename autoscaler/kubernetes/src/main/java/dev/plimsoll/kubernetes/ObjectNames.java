package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** How messages call an object. */
final class ObjectNames {

    private ObjectNames() {}

    static String of(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind() + " " + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
