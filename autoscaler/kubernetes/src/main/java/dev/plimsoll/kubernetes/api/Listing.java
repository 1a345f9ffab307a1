package dev.plimsoll.kubernetes.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A list of objects, read page by page and object by object. Pages are made as long as they are short enough: the larger the
 * objects were, the fewer are asked for next.
 */
public final class Listing {

    /** What a page should come to. */
    private static final int PAGE_BYTES = 4 << 20;

    private static final int FIRST_PAGE = 100;
    private static final int LONGEST_PAGE = 1000;
    private static final Duration PAGE_LASTS = Duration.ofMinutes(1);

    private final ApiServer api;
    private final String path;
    private final Wanted wanted;
    private int items = FIRST_PAGE;

    /** What is kept of each object, and how many bytes of it at most. */
    public record Wanted(KeptParts fields, int largest) {}

    /** Takes the objects one after the other; told to stop by an exception alone. */
    public interface Taker {
        void take(RawObject object) throws ApiException, InterruptedException;
    }

    /** The path may have a query. */
    public Listing(ApiServer api, String path, Wanted wanted) {
        this.api = api;
        this.path = path;
        this.wanted = wanted;
    }

    private record Page(String version, String next) {}

    /** Hands on all objects; the version they were read at. */
    public String read(Taker taker) throws ApiException, InterruptedException {
        Page page = page("", taker);
        while (!page.next().isEmpty()) {
            page = page(page.next(), taker);
        }
        return page.version();
    }

    private Page page(String token, Taker taker) throws ApiException, InterruptedException {
        String query = (path.contains("?") ? "&" : "?") + "limit=" + items
                + (token.isEmpty() ? "" : "&continue=" + Call.encoded(token));
        Call call = Call.get(path + query);
        try (InputStream stream = api.open(call, PAGE_LASTS);
                var counted = new CountedStream(stream);
                var objects = new ObjectParser(counted, wanted.fields(), wanted.largest())) {
            var parsing = new Parsing(objects, taker);
            Page page = parsing.page();
            lengthen(parsing.count, counted.count());
            return page;
        } catch (JacksonException broken) {
            throw BrokenStream.of(broken, "list");
        } catch (IOException broken) {
            throw BrokenStream.of(broken, call);
        }
    }

    private void lengthen(int count, long bytes) {
        if (count > 0) {
            long fitting = PAGE_BYTES / Math.max(1, bytes / count);
            items = Math.clamp(fitting, 1, LONGEST_PAGE);
        }
    }

    /** One page being read. */
    private static final class Parsing {

        private final ObjectParser objects;
        private final JsonParser tokens;
        private final Taker taker;
        private int count;
        private String version = "";
        private String next = "";

        Parsing(ObjectParser objects, Taker taker) {
            this.objects = objects;
            this.tokens = objects.tokens();
            this.taker = taker;
        }

        Page page() throws ApiException, InterruptedException {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                throw BrokenStream.unreadable("list", "it is no object");
            }
            while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = tokens.currentName();
                JsonToken value = tokens.nextToken();
                if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    items();
                } else if (field.equals("metadata") && value == JsonToken.START_OBJECT) {
                    metadata();
                } else {
                    tokens.skipChildren();
                }
            }
            if (tokens.currentToken() != JsonToken.END_OBJECT) {
                throw BrokenStream.unreadable("list", "it ends in its middle");
            }
            return new Page(version, next);
        }

        private void items() throws ApiException, InterruptedException {
            while (tokens.nextToken() == JsonToken.START_OBJECT) {
                taker.take(objects.next());
                count++;
            }
        }

        private void metadata() {
            while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = tokens.currentName();
                if (tokens.nextToken() == JsonToken.VALUE_STRING) {
                    switch (field) {
                        case "resourceVersion" -> version = tokens.getString();
                        case "continue" -> next = tokens.getString();
                        default -> {}
                    }
                } else {
                    tokens.skipChildren();
                }
            }
        }
    }
}
