/** Whether the parts of column generation do what they say. */
@NullMarked
package dev.plimsoll.solver.columns;

import org.jspecify.annotations.NullMarked;
