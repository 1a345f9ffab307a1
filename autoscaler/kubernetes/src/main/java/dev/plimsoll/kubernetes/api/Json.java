package dev.plimsoll.kubernetes.api;

import tools.jackson.databind.json.JsonMapper;

/** Kubernetes objects as JSON and back. */
public final class Json {

    /** Fields that the object's type does not know are kept or passed over, as the type has it. */
    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static String write(Object object) {
        return MAPPER.writeValueAsString(object);
    }
}
