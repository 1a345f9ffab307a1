@NullMarked
package dev.plimsoll.core.scaling;

import org.jspecify.annotations.NullMarked;
