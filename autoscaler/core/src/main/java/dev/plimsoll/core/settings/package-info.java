/** What a user may set about buying and giving back, limits and costs among it. */
@NullMarked
package dev.plimsoll.core.settings;

import org.jspecify.annotations.NullMarked;
