/** Keeps what is known of a live cluster up to date by watches, and says how fresh it is. */
@NullMarked
package dev.plimsoll.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
