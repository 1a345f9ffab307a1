package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.BadInputException;

/** A Kubernetes object that holds a value nothing can be made of; the message names the object, the value and the remedy. */
public final class UnreadableObjectException extends BadInputException {

    private final String objectName;

    public UnreadableObjectException(String objectName, String problem) {
        super(objectName + ": " + problem);
        this.objectName = objectName;
    }

    /** Kind, namespace and name of the object. */
    public String objectName() {
        return objectName;
    }
}
