/** A real control plane and a wire of AWS for tests. */
@NullMarked
package dev.plimsoll.testkit.rig;

import org.jspecify.annotations.NullMarked;
