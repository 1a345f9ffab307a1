@NullMarked
package dev.plimsoll.core.template;

import org.jspecify.annotations.NullMarked;
