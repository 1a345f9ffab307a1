package dev.plimsoll.simulator.torture;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.settings.Settings;

/** How the product is set, how its world behaves when nothing goes wrong, and what can be bought in it. */
public record Setting(Settings product, WorldSettings world, InstanceSettings instances) {}
