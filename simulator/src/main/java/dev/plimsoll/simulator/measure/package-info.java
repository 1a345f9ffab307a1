/** What a run cost and how long pods waited: exact time integrals, histograms and counts. Knows the world only through what it is told. */
@NullMarked
package dev.plimsoll.simulator.measure;

import org.jspecify.annotations.NullMarked;
