/** A planner that follows cluster-autoscaler's expanders, group by group. */
@NullMarked
package dev.plimsoll.core.expanding;

import org.jspecify.annotations.NullMarked;
