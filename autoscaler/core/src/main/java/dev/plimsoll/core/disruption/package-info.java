/** Which nodes had better go: idle for long enough, with another place for their pods. */
@NullMarked
package dev.plimsoll.core.disruption;

import org.jspecify.annotations.NullMarked;
