@NullMarked
package dev.plimsoll.simulator.report;

import org.jspecify.annotations.NullMarked;
