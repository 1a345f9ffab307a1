package dev.plimsoll.core.packing;

/** So many bins of a kind, each with so many pods of each of these items. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
public record Load(int bin, int[] items, int[] counts, int times) {}
