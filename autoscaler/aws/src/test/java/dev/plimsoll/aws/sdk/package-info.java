@NullMarked
package dev.plimsoll.aws.sdk;

import org.jspecify.annotations.NullMarked;
