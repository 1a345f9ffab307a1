/** Tests of the placement and of each filter. */
@NullMarked
package dev.plimsoll.core.scheduling;

import org.jspecify.annotations.NullMarked;
