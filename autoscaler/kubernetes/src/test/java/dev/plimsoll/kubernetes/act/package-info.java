/** Tests. */
@NullMarked
package dev.plimsoll.kubernetes.act;

import org.jspecify.annotations.NullMarked;
