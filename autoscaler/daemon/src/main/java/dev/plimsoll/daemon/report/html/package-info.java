/** Answers as one self-contained HTML page with pictures of the packed nodes. The templates are in src/main/jte. */
@NullMarked
package dev.plimsoll.daemon.report.html;

import org.jspecify.annotations.NullMarked;
