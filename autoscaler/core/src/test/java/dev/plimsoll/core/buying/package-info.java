/** Tests of buying. */
@NullMarked
package dev.plimsoll.core.buying;

import org.jspecify.annotations.NullMarked;
