/** What the journal carries, how it goes wrong, and what rounds cost. */
@NullMarked
package dev.plimsoll.journal;

import org.jspecify.annotations.NullMarked;
