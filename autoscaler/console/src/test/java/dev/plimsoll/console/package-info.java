@NullMarked
package dev.plimsoll.console;

import org.jspecify.annotations.NullMarked;
