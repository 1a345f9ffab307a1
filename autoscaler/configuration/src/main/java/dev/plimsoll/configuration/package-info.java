/** Settings from YAML files into records: every key has a default, and a key that is not known stops the program. */
@NullMarked
package dev.plimsoll.configuration;

import org.jspecify.annotations.NullMarked;
