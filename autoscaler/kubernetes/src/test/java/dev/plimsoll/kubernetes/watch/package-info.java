/** Tests. */
@NullMarked
package dev.plimsoll.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
