@NullMarked
package dev.plimsoll.core.planning;

import org.jspecify.annotations.NullMarked;
