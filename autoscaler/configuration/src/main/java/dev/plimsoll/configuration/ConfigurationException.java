package dev.plimsoll.configuration;

import dev.plimsoll.core.model.BadInputException;

/** A configuration that cannot be used. The message is one line: file, key, value and remedy. */
public final class ConfigurationException extends BadInputException {
    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
