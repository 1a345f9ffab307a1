@NullMarked
package dev.plimsoll.core.plan;

import org.jspecify.annotations.NullMarked;
