/** What a cluster is: pods and their shapes, nodes, node groups, templates, resources and reasons, all as immutable records. */
@NullMarked
package dev.plimsoll.core.model;

import org.jspecify.annotations.NullMarked;
