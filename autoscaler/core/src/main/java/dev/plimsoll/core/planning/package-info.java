/** Which nodes should exist: the planner port, plans, the greedy planner and the bound no plan can beat. */
@NullMarked
package dev.plimsoll.core.planning;

import org.jspecify.annotations.NullMarked;
