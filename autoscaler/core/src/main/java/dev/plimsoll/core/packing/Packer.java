package dev.plimsoll.core.packing;

/** Fills bins with items, for as little money as it can. The same model gives the same packing. */
public interface Packer {
    Packing pack(PackingModel model);
}
