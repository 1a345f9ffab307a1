package dev.plimsoll.kubernetes.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Kubernetes objects as JSON and back. */
public final class ApiJson {

    /** KeptParts that the object's type does not know are kept or passed over, as the type has it. Names that collide only cost time. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build())
            .changeDefaultNullHandling(any -> JsonSetter.Value.forValueNulls(Nulls.SKIP, Nulls.SKIP))
            .build();

    /** More bytes than the API server takes for one object, however it is written. */
    static final int LARGEST_OBJECT = 8 << 20;

    private ApiJson() {}

    public static String write(Object object) {
        return MAPPER.writeValueAsString(object);
    }
}
