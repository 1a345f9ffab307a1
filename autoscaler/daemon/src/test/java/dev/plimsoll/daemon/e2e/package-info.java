/** The daemon as a process, with the account it ships with, against a real control plane and a wire of AWS. */
@NullMarked
package dev.plimsoll.daemon.e2e;

import org.jspecify.annotations.NullMarked;
