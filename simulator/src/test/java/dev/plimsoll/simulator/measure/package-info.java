@NullMarked
package dev.plimsoll.simulator.measure;

import org.jspecify.annotations.NullMarked;
