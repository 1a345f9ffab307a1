/** Tests of the conversion, and the conformance of the scheduling rules through it. */
@NullMarked
package dev.plimsoll.kubernetes;

import org.jspecify.annotations.NullMarked;
