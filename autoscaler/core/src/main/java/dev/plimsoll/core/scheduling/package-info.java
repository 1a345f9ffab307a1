/**
 * Would kube-scheduler put this pod on that node? Its filter plugins, and a forkable placement that answers for whole shapes
 * and node profiles. Follows kube-scheduler v1.36 with its default profile.
 */
@NullMarked
package dev.plimsoll.core.scheduling;

import org.jspecify.annotations.NullMarked;
