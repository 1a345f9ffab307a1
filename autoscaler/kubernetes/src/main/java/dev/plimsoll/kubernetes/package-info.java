/** Kubernetes objects of the fabric8 model turned into what the core knows: shapes, nodes and cluster facts. */
@NullMarked
package dev.plimsoll.kubernetes;

import org.jspecify.annotations.NullMarked;
