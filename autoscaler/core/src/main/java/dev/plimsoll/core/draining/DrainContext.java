package dev.plimsoll.core.draining;

import dev.plimsoll.core.settings.DrainOptions;
import java.time.Instant;

/** What rules about pods look at besides the pod. */
public record DrainContext(DrainOptions options, CoveringBudgets budgets, Instant now) {}
