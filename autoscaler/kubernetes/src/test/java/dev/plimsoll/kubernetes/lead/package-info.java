/** Tests. */
@NullMarked
package dev.plimsoll.kubernetes.lead;

import org.jspecify.annotations.NullMarked;
