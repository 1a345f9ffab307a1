@NullMarked
package dev.plimsoll.core.disruption;

import org.jspecify.annotations.NullMarked;
