@NullMarked
package dev.plimsoll.core.settings;

import org.jspecify.annotations.NullMarked;
