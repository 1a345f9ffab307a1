@NullMarked
package dev.plimsoll.core.loop;

import org.jspecify.annotations.NullMarked;
