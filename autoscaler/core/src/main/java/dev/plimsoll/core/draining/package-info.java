/** Why a pod may not be evicted or a node not go, as ordered lists of rules, each with its reason; and how a removal goes on. */
@NullMarked
package dev.plimsoll.core.draining;

import org.jspecify.annotations.NullMarked;
