@NullMarked
package dev.plimsoll.core.greedy;

import org.jspecify.annotations.NullMarked;
