@NullMarked
package dev.plimsoll.core.lp;

import org.jspecify.annotations.NullMarked;
