/** What the daemon can be told by its configuration file. */
@NullMarked
package dev.plimsoll.daemon.config;

import org.jspecify.annotations.NullMarked;
