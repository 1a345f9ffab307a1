package dev.plimsoll.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the tags k8s.io/cluster-autoscaler/node-template/autoscaling-options/* of a group set for its nodes alone, in place of
 * the settings; null where the settings hold. Thresholds are shares and, as the tag's reader allows, may be out of range.
 */
public record GroupOptions(
        @Nullable Double utilisationThreshold,
        @Nullable Double gpuUtilisationThreshold,
        @Nullable Duration unneeded,
        @Nullable Duration unready,
        @Nullable Duration provisionTimeout,
        @Nullable Boolean ignoreDaemonSets) {

    /** The settings hold for all of it. */
    public static final GroupOptions NONE = new GroupOptions(null, null, null, null, null, null);
}
