package dev.plimsoll.core.planning;

import java.util.List;

/**
 * Pods that are alike to a packer: a demand, or the part of it that goes to one zone ("" if any will do). Of each cap that
 * it counts for, no node may hold more than the limit.
 */
@SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
record Item(int demand, String zone, int count, long[] request, List<Integer> caps) {}
