@NullMarked
package dev.plimsoll.daemon.http;

import org.jspecify.annotations.NullMarked;
