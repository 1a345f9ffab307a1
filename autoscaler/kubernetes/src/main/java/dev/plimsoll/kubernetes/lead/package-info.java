/** Elects the one replica that may act. */
@NullMarked
package dev.plimsoll.kubernetes.lead;

import org.jspecify.annotations.NullMarked;
