/** What clusters have anyway (audit logs, range queries of Prometheus, listed objects) as the history of a cluster, and that as a trace. */
@NullMarked
package dev.plimsoll.simulator.trace.kubernetes;

import org.jspecify.annotations.NullMarked;
