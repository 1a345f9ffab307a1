@NullMarked
package dev.plimsoll.daemon.group;

import org.jspecify.annotations.NullMarked;
