@NullMarked
package dev.plimsoll.daemon.run;

import org.jspecify.annotations.NullMarked;
