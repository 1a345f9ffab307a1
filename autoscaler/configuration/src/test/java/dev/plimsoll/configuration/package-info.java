@NullMarked
package dev.plimsoll.configuration;

import org.jspecify.annotations.NullMarked;
