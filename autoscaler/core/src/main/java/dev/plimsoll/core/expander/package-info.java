/**
 * What users of cluster-autoscaler have chosen by: its expanders, its rule of which groups are alike, and how it balances
 * growth over them.
 */
@NullMarked
package dev.plimsoll.core.expander;

import org.jspecify.annotations.NullMarked;
