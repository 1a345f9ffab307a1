@NullMarked
package dev.plimsoll.core.expander;

import org.jspecify.annotations.NullMarked;
