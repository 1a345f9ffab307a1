/** Answers as text, JSON lines and assignments. */
@NullMarked
package dev.plimsoll.daemon.report;

import org.jspecify.annotations.NullMarked;
