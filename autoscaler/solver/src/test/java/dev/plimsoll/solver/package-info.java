/** Whether plans are sound, repeatable and proved as they say. */
@NullMarked
package dev.plimsoll.solver;

import org.jspecify.annotations.NullMarked;
