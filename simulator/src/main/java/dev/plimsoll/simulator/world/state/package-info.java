/** What a world consists of: pods, nodes, instances, budgets, what is told of them, and how the world behaves. */
@NullMarked
package dev.plimsoll.simulator.world.state;

import org.jspecify.annotations.NullMarked;
