package dev.plimsoll.simulator.config;

import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.world.Planning;
import dev.plimsoll.simulator.world.PlimsollPolicy;
import dev.plimsoll.simulator.world.WorldSettings;

/** All that a comparison can be told by a file: the product's settings, how it plans, and the world that every policy lives in. */
public record Configuration(Settings autoscaler, Planning planning, WorldSettings world) {

    public static final Configuration DEFAULT =
            new Configuration(Settings.DEFAULT, Planning.DEFAULT, WorldSettings.DEFAULT);

    /** The product as configured. */
    public PlimsollPolicy.Product product() {
        return new PlimsollPolicy.Product(autoscaler, planning);
    }
}
