/** What one more node of a node group would be: the one maker of templates, for the daemon, for plans and for the simulator. */
@NullMarked
package dev.plimsoll.core.template;

import org.jspecify.annotations.NullMarked;
