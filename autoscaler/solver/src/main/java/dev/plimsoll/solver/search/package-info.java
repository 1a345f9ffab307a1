/** OptaPlanner's part: a node is an entity, the pattern of what is on it its variable, and a move repacks a few nodes. */
@NullMarked
package dev.plimsoll.solver.search;

import org.jspecify.annotations.NullMarked;
