@NullMarked
package dev.plimsoll.aws.wire;

import org.jspecify.annotations.NullMarked;
