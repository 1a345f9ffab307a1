package dev.plimsoll.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the models of other autoscalers are set, each in its own words. */
public record PoliciesSettings(
        @JsonProperty("cluster-autoscaler") Flags clusterAutoscaler) {

    public static final PoliciesSettings DEFAULT = new PoliciesSettings(new Flags(""));

    /** A command line such as "--scan-interval=10s --expander=least-waste"; whoever models the autoscaler reads it. */
    public record Flags(String flags) {}
}
