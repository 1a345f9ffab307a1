/** Makes plans better under the scheduler's own predicates: what all groups sell together, tried out cart by cart. */
@NullMarked
package dev.plimsoll.core.improving;

import org.jspecify.annotations.NullMarked;
