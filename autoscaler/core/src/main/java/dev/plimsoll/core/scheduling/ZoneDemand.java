package dev.plimsoll.core.scheduling;

import java.util.Set;

/** The values of one label of zones or regions that a volume allows. */
record ZoneDemand(String label, Set<String> values) {}
