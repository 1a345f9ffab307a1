@NullMarked
package dev.plimsoll.program;

import org.jspecify.annotations.NullMarked;
