/** Tests. */
@NullMarked
package dev.plimsoll.kubernetes.api;

import org.jspecify.annotations.NullMarked;
