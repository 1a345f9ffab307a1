/** The control loop: observe, decide, act; the ports it does so through; and what it carries from round to round. */
@NullMarked
package dev.plimsoll.core.loop;

import org.jspecify.annotations.NullMarked;
