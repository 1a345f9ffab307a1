@NullMarked
package dev.plimsoll.core.packing;

import org.jspecify.annotations.NullMarked;
