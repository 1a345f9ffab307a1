/** Questions from files. */
@NullMarked
package dev.plimsoll.daemon.plan;

import org.jspecify.annotations.NullMarked;
