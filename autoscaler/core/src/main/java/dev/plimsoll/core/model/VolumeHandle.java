package dev.plimsoll.core.model;

/** A volume as the CSI driver that attaches it knows it; in-tree volumes are known to the driver that took them over. */
public record VolumeHandle(String driver, String handle) {}
