/** Tells people what the loop decides and what becomes of it: log lines, metrics, events and the status page. */
@NullMarked
package dev.plimsoll.daemon.tell;

import org.jspecify.annotations.NullMarked;
