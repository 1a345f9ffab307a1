@NullMarked
package dev.plimsoll.daemon.fleet;

import org.jspecify.annotations.NullMarked;
