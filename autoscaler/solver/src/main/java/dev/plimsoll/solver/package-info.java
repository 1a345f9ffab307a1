/** The planner that searches for as long as it may: column generation, then OptaPlanner on patterns of nodes. */
@NullMarked
package dev.plimsoll.solver;

import org.jspecify.annotations.NullMarked;
