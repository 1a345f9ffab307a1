/** What holds the catalogue's rooms together. */
@NullMarked
package dev.plimsoll.catalogue;

import org.jspecify.annotations.NullMarked;
