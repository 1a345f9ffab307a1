@NullMarked
package dev.plimsoll.simulator.policy;

import org.jspecify.annotations.NullMarked;
