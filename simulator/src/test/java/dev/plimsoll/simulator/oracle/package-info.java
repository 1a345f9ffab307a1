@NullMarked
package dev.plimsoll.simulator.oracle;

import org.jspecify.annotations.NullMarked;
