/** What a cluster is: pods, shapes, nodes, node groups, templates, offers and resources. */
@NullMarked
package dev.plimsoll.core.model;

import org.jspecify.annotations.NullMarked;
