package dev.plimsoll.kubernetes.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request: its method, path with query, content with type (null: none), and how long its answer may take. */
public record Call(String method, String path, @Nullable Content content, Duration timeout) {

    /** What is sent along. */
    public record Content(String type, String text) {}

    /** How long an answer may take unless the caller says otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String APPLY_PATCH = "application/apply-patch+yaml";

    public static Call get(String path) {
        return new Call("GET", path, null, TIMEOUT);
    }

    /** Creates an object, or asks a subresource for something. */
    public static Call post(String path, Object object) {
        return new Call("POST", path, new Content(JSON, ApiJson.write(object)), TIMEOUT);
    }

    /** Replaces an object; refused with a conflict unless its resource version is the live one. */
    public static Call put(String path, Object object) {
        return new Call("PUT", path, new Content(JSON, ApiJson.write(object)), TIMEOUT);
    }

    /** Changes the fields given; a resource version among them must be the live one. */
    public static Call mergePatch(String path, Object patch) {
        return new Call("PATCH", path, new Content(MERGE_PATCH, ApiJson.write(patch)), TIMEOUT);
    }

    /** Sets the fields given and makes the object if there is none; whoever owned those fields loses them. */
    public static Call apply(String path, String fieldManager, Object object) {
        return new Call(
                "PATCH",
                path + "?force=true&fieldManager=" + encoded(fieldManager),
                new Content(APPLY_PATCH, ApiJson.write(object)),
                TIMEOUT);
    }

    public Call within(Duration changed) {
        return new Call(method, path, content, changed);
    }

    /** A value fit to stand in a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
