package dev.plimsoll.aws.wire;

import org.jspecify.annotations.Nullable;

/** What matters of a version of a launch template: its number, its instance type if it names one, and whether it asks for spot. */
public record LaunchTemplateVersion(long number, @Nullable String instanceType, boolean spot) {}
