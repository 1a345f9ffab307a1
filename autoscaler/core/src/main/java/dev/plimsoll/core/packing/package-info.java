/** Planning as arithmetic: items, kinds of bin, what they cost and what all of them may take, and the bounds that no packing beats. */
@NullMarked
package dev.plimsoll.core.packing;

import org.jspecify.annotations.NullMarked;
