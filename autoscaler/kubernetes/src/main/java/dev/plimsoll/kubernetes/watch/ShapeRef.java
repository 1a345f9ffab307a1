package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.PodShape;
import org.jspecify.annotations.Nullable;

/** A shape that pods share, which changes under them as Services, controllers and claims come and go. */
final class ShapeRef {

    private final Key key;
    private final int bytes;
    private PodShape shape;
    private int users;

    /**
     * What a shape follows from: the pod alone (known by identity, as such shapes are interned), the key of its controller, and
     * its uid if claims made for it matter.
     */
    record Key(PodShape alone, String controller, String uid) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(PodShape otherAlone, String otherController, String otherUid)
                    && alone == otherAlone
                    && controller.equals(otherController)
                    && uid.equals(otherUid);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(alone) + controller.hashCode()) + uid.hashCode();
        }
    }

    /** With how many bytes of JSON the first pod told of it. */
    ShapeRef(Key key, PodShape shape, int bytes) {
        this.key = key;
        this.bytes = bytes;
        this.shape = shape;
    }

    Key key() {
        return key;
    }

    int bytes() {
        return bytes;
    }

    PodShape shape() {
        return shape;
    }

    void become(PodShape changed) {
        shape = changed;
    }

    void use() {
        users++;
    }

    /** Returns whether nobody uses it any more. */
    boolean leave() {
        users--;
        return users == 0;
    }
}
