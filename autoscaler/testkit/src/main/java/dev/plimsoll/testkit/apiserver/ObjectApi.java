package dev.plimsoll.testkit.apiserver;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What each request but a watch does to the objects, and what it answers. Not for use by several threads at a time. */
final class ObjectApi {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LARGEST_CONFIG_MAP = 1 << 20;

    private final ObjectStore store;
    private final Evictor evictor;
    private final Set<String> denied = new TreeSet<>();

    ObjectApi(ObjectStore store) {
        this.store = store;
        evictor = new Evictor(store);
    }

    /** Requests of this verb and resource, such as "patch nodes", are forbidden from now on. */
    void deny(String what) {
        denied.add(what);
    }

    ObjectNode answer(ApiRequest request) {
        ApiRequest.Place place = request.place();
        if (place.resource().equals("selfsubjectaccessreviews")) {
            return review(content(request));
        }
        checkAllowed(request);
        return switch (request.method()) {
            case "GET" -> place.name().isEmpty() ? list(request) : store.get(place);
            case "POST" ->
                place.subresource().equals("eviction") ? evictor.evict(place, content(request)) : created(request);
            case "PUT" -> store.replace(whole(place), checked(place, content(request)));
            case "PATCH" -> patch(request);
            case "DELETE" -> store.delete(place);
            default -> throw new Refusal(405, "MethodNotAllowed", request.method());
        };
    }

    /** Of a dry run nothing stays. */
    private ObjectNode created(ApiRequest request) {
        ObjectNode made = store.create(request.place(), checked(request.place(), content(request)));
        if (!request.asked("dryRun").isEmpty()) {
            ObjectNode _ = store.delete(
                    request.place().named(made.path("metadata").path("name").asString("")));
        }
        return made;
    }

    void checkAllowed(ApiRequest request) {
        ApiRequest.Place place = request.place();
        String what = request.verb() + " " + place.resource()
                + (place.subresource().isEmpty() ? "" : "/" + place.subresource());
        if (denied.contains(what)) {
            throw new Refusal(403, "Forbidden", place.resource() + " is forbidden: the account cannot " + what);
        }
    }

    /** The object that a subresource such as status belongs to. */
    private static ApiRequest.Place whole(ApiRequest.Place place) {
        return new ApiRequest.Place(place.group(), place.resource(), place.namespace(), place.name(), "");
    }

    private ObjectNode patch(ApiRequest request) {
        ApiRequest.Place place = whole(request.place());
        boolean apply = request.contentType().startsWith("application/apply-patch");
        if (apply && store.find(place) == null) {
            return store.create(place, checked(place, content(request)));
        }
        return store.replace(place, checked(place, Patches.merged(store.get(place), content(request))));
    }

    private static ObjectNode checked(ApiRequest.Place place, ObjectNode object) {
        int length = object.path("data").toString().length()
                + object.path("binaryData").toString().length();
        if (place.resource().equals("configmaps") && length > LARGEST_CONFIG_MAP) {
            throw new Refusal(
                    422,
                    "Invalid",
                    "ConfigMap \"" + place.name() + "\" is invalid: []: Too long: may not be more than "
                            + LARGEST_CONFIG_MAP + " bytes");
        }
        return object;
    }

    private static ObjectNode content(ApiRequest request) {
        JsonNode read = MAPPER.readTree(request.body().isEmpty() ? "{}" : request.body());
        if (read instanceof ObjectNode object) {
            return object;
        }
        throw new Refusal(400, "BadRequest", "the body is no object");
    }

    /** A page of the objects as they are now; its token is the key that the next one begins after. */
    private ObjectNode list(ApiRequest request) {
        ApiRequest.Place place = request.place();
        FieldSelector selector = FieldSelector.parse(request.asked("fieldSelector"));
        String from = request.asked("continue");
        int limit = Integer.parseInt(request.query().getOrDefault("limit", "0"));
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = list.put("kind", "List").put("apiVersion", "v1").putObject("metadata");
        metadata.put("resourceVersion", Long.toString(store.version()));
        ArrayNode items = list.putArray("items");
        String last = "";
        for (ObjectNode object : store.all(place.collection())) {
            String key = keyOf(object);
            if (key.compareTo(from) <= 0 || !isIn(place, object) || !selector.matches(object)) {
                continue;
            }
            if (limit > 0 && items.size() == limit) {
                metadata.put("continue", last);
                break;
            }
            items.add(object);
            last = key;
        }
        return list;
    }

    static boolean isIn(ApiRequest.Place place, ObjectNode object) {
        return place.namespace().isEmpty()
                || object.path("metadata").path("namespace").asString("").equals(place.namespace());
    }

    private static String keyOf(ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        return metadata.path("namespace").asString("") + "/"
                + metadata.path("name").asString("");
    }

    private ObjectNode review(ObjectNode review) {
        JsonNode asked = review.path("spec").path("resourceAttributes");
        String subresource = asked.path("subresource").asString("");
        String what = asked.path("verb").asString("") + " "
                + asked.path("resource").asString("") + (subresource.isEmpty() ? "" : "/" + subresource);
        review.withObjectProperty("status").put("allowed", !denied.contains(what));
        return review;
    }
}
