/**
 * Auto Scaling groups, instance types, prices and failed launches as the mind sees them, and the two ways it changes them. Plain
 * code over {@link dev.plimsoll.aws.wire.AwsWire}: time is handed in, waiting is behind {@link dev.plimsoll.aws.Timekeeper}.
 */
@NullMarked
package dev.plimsoll.aws;

import org.jspecify.annotations.NullMarked;
