/** When to buy: pods that wait, orders on their way, and groups that fail. */
@NullMarked
package dev.plimsoll.core.buying;

import org.jspecify.annotations.NullMarked;
