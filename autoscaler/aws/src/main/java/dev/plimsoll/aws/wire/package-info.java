/** What Plimsoll says to AWS and hears from it, in records of its own: no SDK type, so that a simulated AWS can answer too. */
@NullMarked
package dev.plimsoll.aws.wire;

import org.jspecify.annotations.NullMarked;
