/** An API server in this process, over HTTP, that behaves like Kubernetes' as far as an autoscaler can tell. */
@NullMarked
package dev.plimsoll.testkit.apiserver;

import org.jspecify.annotations.NullMarked;
