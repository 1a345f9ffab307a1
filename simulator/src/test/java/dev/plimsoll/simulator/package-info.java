/** Tests of the architecture: which way packages may point, and what they may read. */
@NullMarked
package dev.plimsoll.simulator;

import org.jspecify.annotations.NullMarked;
