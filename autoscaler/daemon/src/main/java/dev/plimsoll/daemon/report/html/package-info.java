/** Answers as one HTML page with a picture of the packed nodes. */
@NullMarked
package dev.plimsoll.daemon.report.html;

import org.jspecify.annotations.NullMarked;
