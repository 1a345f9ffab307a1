package dev.plimsoll.simulator.config;

import dev.plimsoll.core.scaling.Settings;
import dev.plimsoll.simulator.world.WorldSettings;

/** All that a comparison can be told by a file: the product's settings, and the world that every policy lives in. */
public record Configuration(Settings autoscaler, WorldSettings world) {
    public static final Configuration DEFAULT = new Configuration(Settings.DEFAULT, WorldSettings.DEFAULT);
}
