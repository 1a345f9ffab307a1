package dev.plimsoll.testkit.apiserver;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What objects there are, each with its version, and what happened to them in order. Not for use by several threads at a time. */
final class ObjectStore {

    private final TreeMap<String, TreeMap<String, ObjectNode>> collections = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long version = 1000;
    private long made;

    /** What a watch tells of. */
    record Change(long version, String collection, String type, ObjectNode object) {}

    long version() {
        return version;
    }

    @Nullable
    ObjectNode find(ApiRequest.Place place) {
        return collections.getOrDefault(place.collection(), new TreeMap<>()).get(place.key());
    }

    ObjectNode get(ApiRequest.Place place) {
        ObjectNode found = find(place);
        if (found == null) {
            throw Refusal.notFound(place);
        }
        return found;
    }

    /** All of a collection, in the order of namespaces and names. */
    List<ObjectNode> all(String collection) {
        return List.copyOf(collections.getOrDefault(collection, new TreeMap<>()).values());
    }

    ObjectNode create(ApiRequest.Place place, ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        made++;
        if (place.name().isEmpty()) {
            String prefix = metadata.path("generateName").asString("");
            String name = prefix.isEmpty() ? metadata.path("name").asString("") : prefix + "%05d".formatted(made);
            return create(place.named(name), object);
        }
        if (find(place) != null) {
            throw new Refusal(409, "AlreadyExists", place.resource() + " \"" + place.name() + "\" already exists");
        }
        identify(metadata, place);
        metadata.put("uid", "uid-%08d".formatted(made));
        if (!metadata.has("creationTimestamp")) {
            metadata.put(
                    "creationTimestamp",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return store(place, object, "ADDED");
    }

    private static void identify(ObjectNode metadata, ApiRequest.Place place) {
        metadata.put("name", place.name());
        if (!place.namespace().isEmpty()) {
            metadata.put("namespace", place.namespace());
        }
    }

    /** Puts an object where one is, if it is of the same version or of none, and of the same uid. */
    ObjectNode replace(ApiRequest.Place place, ObjectNode object) {
        ObjectNode live = get(place);
        JsonNode before = live.path("metadata");
        ObjectNode metadata = object.withObjectProperty("metadata");
        String asked = metadata.path("resourceVersion").asString("");
        if (!asked.isEmpty() && !asked.equals(before.path("resourceVersion").asString(""))) {
            throw Refusal.conflict(
                    place,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
        identify(metadata, place);
        metadata.put("uid", before.path("uid").asString(""));
        metadata.put("creationTimestamp", before.path("creationTimestamp").asString(""));
        metadata.put("resourceVersion", before.path("resourceVersion").asString(""));
        return object.equals(live) ? live : store(place, object, "MODIFIED");
    }

    ObjectNode delete(ApiRequest.Place place) {
        ObjectNode gone = get(place);
        collections.getOrDefault(place.collection(), new TreeMap<>()).remove(place.key());
        note(place, gone.deepCopy(), "DELETED");
        return gone;
    }

    private ObjectNode store(ApiRequest.Place place, ObjectNode object, String type) {
        ObjectNode stored = object.deepCopy();
        note(place, stored, type);
        collections.computeIfAbsent(place.collection(), key -> new TreeMap<>()).put(place.key(), stored);
        return stored;
    }

    private void note(ApiRequest.Place place, ObjectNode object, String type) {
        version++;
        object.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        changes.add(new Change(version, place.collection(), type, object));
    }

    /** What happened in a collection after a version. */
    List<Change> since(long seen, String collection) {
        return changes.stream()
                .filter(change -> change.version() > seen && change.collection().equals(collection))
                .toList();
    }

    /** Whether all that happened after a version is still known. */
    boolean remembers(long seen) {
        return changes.isEmpty() || seen >= changes.getFirst().version() - 1;
    }

    /** Forgets what happened until now, as etcd does when it compacts. */
    void compact() {
        version++;
        changes.clear();
        changes.add(new Change(version, "", "", JsonNodeFactory.instance.objectNode()));
    }
}
