package dev.plimsoll.kubernetes;

import org.jspecify.annotations.Nullable;

/** Which pod a claim was made for. */
public interface ClaimOwners {

    /** No claim exists. */
    ClaimOwners NONE = claim -> null;

    /**
     * The uid of the object that controls the claim of this key (namespace/name); "" if nothing does, null if there is no
     * such claim.
     */
    @Nullable
    String ownerOf(String claim);
}
