/** When to buy and when to give back: orders, removals, budgets, back-off and guards. */
@NullMarked
package dev.plimsoll.core.scaling;

import org.jspecify.annotations.NullMarked;
