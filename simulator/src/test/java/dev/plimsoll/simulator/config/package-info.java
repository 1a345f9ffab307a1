@NullMarked
package dev.plimsoll.simulator.config;

import org.jspecify.annotations.NullMarked;
