package dev.plimsoll.configuration;

import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.settings.Settings;

/** All that Plimsoll can be told: one file for every command. Which cluster the daemon serves has no default; all else has. */
public record Configuration(
        GroupsSettings groups,
        InstanceSettings instances,
        KubernetesSettings kubernetes,
        RoundsSettings rounds,
        ServerSettings server,
        PlanningSettings planning,
        Settings autoscaler,
        WorldSettings world,
        PoliciesSettings policies) {

    public static final Configuration DEFAULT = new Configuration(
            GroupsSettings.DEFAULT,
            InstanceSettings.DEFAULT,
            KubernetesSettings.DEFAULT,
            RoundsSettings.DEFAULT,
            ServerSettings.DEFAULT,
            PlanningSettings.DEFAULT,
            Settings.DEFAULT,
            WorldSettings.DEFAULT,
            PoliciesSettings.DEFAULT);

    /** The same with other instances. */
    public Configuration withInstances(InstanceSettings changed) {
        return new Configuration(groups, changed, kubernetes, rounds, server, planning, autoscaler, world, policies);
    }
}
