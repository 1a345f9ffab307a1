@NullMarked
package dev.plimsoll.core.reduction;

import org.jspecify.annotations.NullMarked;
