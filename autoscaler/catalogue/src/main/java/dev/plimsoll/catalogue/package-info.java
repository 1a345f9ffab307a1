/** The instance types that can be bought: sizes, what their nodes never see of it, and prices by region. */
@NullMarked
package dev.plimsoll.catalogue;

import org.jspecify.annotations.NullMarked;
