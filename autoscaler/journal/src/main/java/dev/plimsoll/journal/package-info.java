/**
 * What rounds of the control loop were, as JSON lines: all that each decision depended on, and the decision. Written while the
 * loop runs, read to decide again.
 */
@NullMarked
package dev.plimsoll.journal;

import org.jspecify.annotations.NullMarked;
