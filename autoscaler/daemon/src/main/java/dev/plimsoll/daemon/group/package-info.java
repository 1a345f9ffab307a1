/** Node groups: what they are made of, and what one more node of theirs would be. */
@NullMarked
package dev.plimsoll.daemon.group;

import org.jspecify.annotations.NullMarked;
