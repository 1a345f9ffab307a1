/** What the daemon serves over HTTP: health, metrics and status. */
@NullMarked
package dev.plimsoll.daemon.http;

import org.jspecify.annotations.NullMarked;
