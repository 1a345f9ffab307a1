/** The one program: it sees every room that has commands, and none of them sees it. */
@NullMarked
package dev.plimsoll.program;

import org.jspecify.annotations.NullMarked;
