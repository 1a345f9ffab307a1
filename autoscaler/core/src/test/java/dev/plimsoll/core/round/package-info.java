@NullMarked
package dev.plimsoll.core.round;

import org.jspecify.annotations.NullMarked;
