/** The live world behind the control loop's ports: groups of AWS and nodes of Kubernetes as one, and the steps that change them. */
@NullMarked
package dev.plimsoll.daemon.fleet;

import org.jspecify.annotations.NullMarked;
