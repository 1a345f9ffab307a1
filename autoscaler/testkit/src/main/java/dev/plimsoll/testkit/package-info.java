/** What tests share: builders, contract tests and readers of conformance data. */
@NullMarked
package dev.plimsoll.testkit;

import org.jspecify.annotations.NullMarked;
