/** What arithmetic cannot settle: which pods may go where, zones and hosts dealt out, purchases one by one, and a packing made a plan. */
@NullMarked
package dev.plimsoll.core.reduction;

import org.jspecify.annotations.NullMarked;
