@NullMarked
package dev.plimsoll.daemon.config;

import org.jspecify.annotations.NullMarked;
