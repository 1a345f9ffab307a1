package dev.plimsoll.kubernetes.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The events of a watch as they come. Closing it gives up the connection. */
public final class Watch implements AutoCloseable {

    private static final KeptParts STATUS = KeptParts.ALL;
    private static final int LARGEST_STATUS = 64 << 10;

    private final Call call;
    private final InputStream stream;
    private final Listing.Wanted wanted;
    private @Nullable ObjectParser objects;

    private Watch(Call call, InputStream stream, Listing.Wanted wanted) {
        this.call = call;
        this.stream = stream;
        this.wanted = wanted;
    }

    /** Begins a watch that must have ended by itself when it has lasted so long. */
    public static Watch open(ApiServer api, Call call, Duration lasts, Listing.Wanted wanted)
            throws ApiException, InterruptedException {
        return new Watch(call, api.open(call, lasts), wanted);
    }

    /** The next event, waited for; null once the server ended the watch in good order. An error that it tells of is thrown. */
    public @Nullable WatchEvent next() throws ApiException, InterruptedException {
        try {
            // The parser reads ahead as soon as it is made, and that may take long.
            ObjectParser reading =
                    objects == null ? new ObjectParser(stream, wanted.fields(), wanted.largest()) : objects;
            objects = reading;
            JsonToken first = reading.tokens().nextToken();
            if (first == null) {
                return null;
            }
            if (first != JsonToken.START_OBJECT) {
                throw notAnEvent("it is no object");
            }
            return event(reading);
        } catch (JacksonException broken) {
            throw BrokenStream.of(broken, "event of a watch");
        }
    }

    private static WatchEvent event(ObjectParser reading) throws ApiException {
        JsonParser tokens = reading.tokens();
        String type = "";
        RawObject object = null;
        while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = tokens.currentName();
            JsonToken value = tokens.nextToken();
            if (field.equals("type") && value == JsonToken.VALUE_STRING) {
                type = tokens.getString();
            } else if (field.equals("object") && value == JsonToken.START_OBJECT) {
                if (type.equals("ERROR")) {
                    throw ApiException.of(
                            500, reading.next(STATUS, LARGEST_STATUS).json(), Duration.ZERO);
                }
                object = reading.next();
            } else {
                tokens.skipChildren();
            }
        }
        if (object == null) {
            throw notAnEvent("it has no object");
        }
        return new WatchEvent(typeOf(type), object);
    }

    private static WatchEvent.Type typeOf(String type) throws ApiException {
        for (WatchEvent.Type known : WatchEvent.Type.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        throw notAnEvent("its type is \"" + type + "\"");
    }

    private static ApiException notAnEvent(String why) {
        return BrokenStream.unreadable("event of a watch", why);
    }

    @Override
    public void close() throws ApiException {
        try {
            stream.close();
        } catch (IOException broken) {
            throw ApiException.unanswered(call, broken.toString());
        }
    }
}
