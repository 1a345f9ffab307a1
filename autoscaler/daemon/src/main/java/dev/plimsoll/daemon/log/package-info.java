/** How log lines are written. */
@NullMarked
package dev.plimsoll.daemon.log;

import org.jspecify.annotations.NullMarked;
