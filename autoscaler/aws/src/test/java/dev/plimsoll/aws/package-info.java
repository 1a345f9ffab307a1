@NullMarked
package dev.plimsoll.aws;

import org.jspecify.annotations.NullMarked;
