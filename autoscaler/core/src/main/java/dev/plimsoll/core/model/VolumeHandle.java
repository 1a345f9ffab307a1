package dev.plimsoll.core.model;

/**
 * A volume as the CSI driver that attaches it knows it. One that was declared in-tree counts under its driver only on
 * nodes that have a CSINode.
 */
public record VolumeHandle(String driver, String handle, boolean inTree) {}
