/** What a comparison can be told by a file. */
@NullMarked
package dev.plimsoll.simulator.config;

import org.jspecify.annotations.NullMarked;
