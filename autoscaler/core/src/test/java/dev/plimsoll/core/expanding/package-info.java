@NullMarked
package dev.plimsoll.core.expanding;

import org.jspecify.annotations.NullMarked;
