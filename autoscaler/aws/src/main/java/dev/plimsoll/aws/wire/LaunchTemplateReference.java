package dev.plimsoll.aws.wire;

import org.jspecify.annotations.Nullable;

/** A launch template by id, or by name if the id is null, and a version: a number, {@code $Latest} or {@code $Default}. */
public record LaunchTemplateReference(
        @Nullable String id, @Nullable String name, String version) {

    public static final String DEFAULT_VERSION = "$Default";

    public LaunchTemplateReference {
        if (id == null && name == null) {
            throw new IllegalArgumentException("a launch template needs an id or a name");
        }
    }

    @Override
    public String toString() {
        String known = name == null ? "" : name;
        String numbered = id == null ? "" : known.isEmpty() ? id : " (" + id + ")";
        return known + numbered + " version " + version;
    }
}
