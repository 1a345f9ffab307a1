@NullMarked
package dev.plimsoll.daemon.tell;

import org.jspecify.annotations.NullMarked;
