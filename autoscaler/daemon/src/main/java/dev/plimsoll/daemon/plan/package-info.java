/** Planning on request: reads a question from files, answers it, and checks the answer. */
@NullMarked
package dev.plimsoll.daemon.plan;

import org.jspecify.annotations.NullMarked;
