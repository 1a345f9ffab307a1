/** Why a pod may not go, and the removal of a node step by step. */
@NullMarked
package dev.plimsoll.core.draining;

import org.jspecify.annotations.NullMarked;
