/** Changes the cluster: taints, evictions, events, ConfigMaps. What a step depends on is read again right before it. */
@NullMarked
package dev.plimsoll.kubernetes.act;

import org.jspecify.annotations.NullMarked;
