package dev.plimsoll.simulator.torture;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.settings.Settings;

/** How the product is set, and how its world behaves when nothing goes wrong. */
public record Setting(Settings product, WorldSettings world) {}
