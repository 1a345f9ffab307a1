package dev.plimsoll.kubernetes.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server in memory with resource versions, pages, merge patches and watches, which fails as it is told. For one thread;
 * time passes as watches are waited for.
 */
public final class FakeApiServer implements ApiServer {

    private final FakeTime time;
    private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
    private final TreeMap<String, ObjectNode> asked = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<ApiException> failures = new ArrayDeque<>();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private BiConsumer<Call, FakeApiServer> before = (call, server) -> {};
    private UnaryOperator<List<byte[]>> wire = lines -> lines;
    private Duration endsEarly = Duration.ZERO;
    private boolean silent;
    private boolean losesReplies;
    private int pageSize = 500;
    private long version = 100;

    private record Change(long version, String resource, String line) {}

    public FakeApiServer(FakeTime time) {
        this.time = time;
    }

    /** Requests since the last call, by method and path. */
    public List<Call> takeCalls() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    /** The next requests fail so, one each. */
    public void failNext(ApiException... next) {
        failures.addAll(List.of(next));
    }

    /** Before each request this is done, as others write too. */
    public void before(BiConsumer<Call, FakeApiServer> action) {
        before = action;
    }

    /** Once watches have told all there is, these happen one after the other. */
    public void meanwhile(Runnable... actions) {
        meanwhile.addAll(List.of(actions));
    }

    /** Changes what watches tell, each time they have something. */
    public void wire(UnaryOperator<List<byte[]>> change) {
        wire = change;
    }

    /** Whether watches hang: they tell nothing and do not end. */
    public void silent(boolean now) {
        silent = now;
    }

    /** How much before their time watches end. */
    public void endEarlyBy(Duration much) {
        endsEarly = much;
    }

    /** Whether writes take effect without an answer. */
    public void loseReplies(boolean now) {
        losesReplies = now;
    }

    public void pageSize(int items) {
        pageSize = items;
    }

    public static ApiException error(int code, String message) {
        return new ApiException(code, "Test", message, Duration.ZERO);
    }

    /** Puts an object at a path such as /api/v1/nodes/a, new or over what is there. */
    public void put(String path, String json) {
        ApiPath at = ApiPath.of(path);
        store(at, (ObjectNode) ApiJson.MAPPER.readTree(json));
    }

    public void delete(String path) {
        ApiPath at = ApiPath.of(path);
        ObjectNode gone = objects.remove(at.key());
        if (gone != null) {
            version++;
            metadata(gone).put("resourceVersion", Long.toString(version));
            note(at, "DELETED", gone);
        }
    }

    /** The object at a path; null if there is none. */
    public @Nullable JsonNode at(String path) {
        return objects.get(ApiPath.of(path).key());
    }

    /** What was last asked of a subresource of the object at a path; null if nothing was. */
    public @Nullable JsonNode asked(String path) {
        return asked.get(ApiPath.of(path).key());
    }

    /** All objects of all kinds. */
    public List<JsonNode> all() {
        return List.copyOf(objects.values());
    }

    private void store(ApiPath at, ObjectNode object) {
        boolean isNew = !objects.containsKey(at.key());
        version++;
        ObjectNode metadata = metadata(object);
        metadata.put("name", at.name()).put("resourceVersion", Long.toString(version));
        if (!at.namespace().isEmpty()) {
            metadata.put("namespace", at.namespace());
        }
        objects.put(at.key(), object);
        note(at, isNew ? "ADDED" : "MODIFIED", object);
    }

    private void note(ApiPath at, String type, ObjectNode object) {
        String line = "{\"type\":\"" + type + "\",\"object\":" + object + "}";
        changes.add(new Change(version, at.resource(), line));
    }

    private static ObjectNode metadata(ObjectNode object) {
        return object.withObjectProperty("metadata");
    }

    @Override
    public ApiAnswer send(Call call) throws ApiException {
        enter(call);
        ApiPath at = ApiPath.of(call.path());
        JsonNode answer = switch (call.method()) {
            case "GET" -> at.name().isEmpty() ? list(at) : found(at);
            case "POST" -> created(at, call);
            case "PUT" -> replaced(at, call);
            case "PATCH" -> patched(at, call);
            default -> throw new IllegalArgumentException(call.method());
        };
        if (losesReplies && !call.method().equals("GET")) {
            throw ApiException.unanswered(call, "the reply was lost");
        }
        return new ApiAnswer(200, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void enter(Call call) throws ApiException {
        before.accept(call, this);
        calls.add(call);
        ApiException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private ObjectNode found(ApiPath at) throws ApiException {
        ObjectNode object = objects.get(at.key());
        if (object == null) {
            throw error(404, at.key() + " not found");
        }
        return object;
    }

    private ObjectNode list(ApiPath at) {
        String from = at.query().getOrDefault("continue", "");
        String node = at.query().getOrDefault("fieldSelector", "").replaceFirst("^spec\\.nodeName=", "");
        boolean byNode = at.query().getOrDefault("fieldSelector", "").startsWith("spec.nodeName=");
        ObjectNode list = ApiJson.MAPPER.createObjectNode();
        var items = list.withArrayProperty("items");
        String next = "";
        for (String key : objects.tailMap(from, true).keySet()) {
            ObjectNode object = objects.get(key);
            if (object == null || !key.startsWith(at.resource() + " ")) {
                continue;
            }
            if (byNode && !object.path("spec").path("nodeName").asString("").equals(node)) {
                continue;
            }
            if (items.size() == pageSize) {
                next = key;
                break;
            }
            items.add(object);
        }
        ObjectNode metadata = metadata(list);
        metadata.put("resourceVersion", Long.toString(version));
        if (!next.isEmpty()) {
            metadata.put("continue", next);
        }
        return list;
    }

    private ObjectNode created(ApiPath at, Call call) throws ApiException {
        ObjectNode sent = content(call);
        if (!at.subresource().isEmpty()) {
            found(at);
            asked.put(at.key(), sent);
            return sent;
        }
        String prefix = sent.path("metadata").path("generateName").asString("");
        String name = prefix.isEmpty() ? sent.path("metadata").path("name").asString("") : prefix + (version + 1);
        var place = new ApiPath(at.namespace(), at.resource(), name, "", at.query());
        if (objects.containsKey(place.key())) {
            throw error(409, place.key() + " already exists");
        }
        store(place, sent);
        return found(place);
    }

    private ObjectNode replaced(ApiPath at, Call call) throws ApiException {
        ObjectNode live = found(at);
        ObjectNode sent = content(call);
        checkVersion(sent, live, at);
        store(at, sent);
        return found(at);
    }

    private ObjectNode patched(ApiPath at, Call call) throws ApiException {
        boolean apply = call.content() != null && call.content().type().contains("apply-patch");
        ObjectNode live = apply && !objects.containsKey(at.key()) ? ApiJson.MAPPER.createObjectNode() : found(at);
        ObjectNode sent = content(call);
        checkVersion(sent, live, at);
        store(at, (ObjectNode) merged(live.deepCopy(), sent));
        return found(at);
    }

    private static JsonNode merged(JsonNode into, JsonNode patch) {
        if (!(patch instanceof ObjectNode fields) || !(into instanceof ObjectNode target)) {
            return patch;
        }
        fields.propertyStream().forEach(field -> {
            JsonNode there = target.path(field.getKey());
            target.set(field.getKey(), there.isObject() ? merged(there, field.getValue()) : field.getValue());
        });
        return target;
    }

    private static void checkVersion(ObjectNode sent, ObjectNode live, ApiPath at) throws ApiException {
        String asked = sent.path("metadata").path("resourceVersion").asString("");
        if (!asked.isEmpty()
                && !asked.equals(live.path("metadata").path("resourceVersion").asString(""))) {
            throw error(409, at.key() + " has been modified");
        }
    }

    private static ObjectNode content(Call call) {
        Call.Content content = call.content();
        return (ObjectNode) ApiJson.MAPPER.readTree(content == null ? "{}" : content.text());
    }

    @Override
    public InputStream open(Call call, Duration lasts) throws ApiException {
        if (!call.path().contains("watch=1")) {
            return new ByteArrayInputStream(send(call).body());
        }
        enter(call);
        ApiPath at = ApiPath.of(call.path());
        Duration ends = Duration.ofSeconds(Long.parseLong(at.query().getOrDefault("timeoutSeconds", "")));
        return new Told(
                at.resource(),
                Long.parseLong(at.query().getOrDefault("resourceVersion", "")),
                time.instant().plus(ends).minus(endsEarly),
                ApiException.overTime(call, lasts),
                time.instant().plus(lasts));
    }

    /** What a watch tells, line by line. */
    private final class Told extends InputStream {

        private final String resource;
        private final Instant end;
        private final ApiException overTime;
        private final Instant latest;
        private final Deque<byte[]> ready = new ArrayDeque<>();
        private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);
        private long told;

        Told(String resource, long told, Instant end, ApiException overTime, Instant latest) {
            this.resource = resource;
            this.told = told;
            this.end = end;
            this.overTime = overTime;
            this.latest = latest;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws ApiException {
            if (line.available() == 0) {
                byte[] next = next();
                if (next.length == 0) {
                    return -1;
                }
                line = new ByteArrayInputStream(next);
            }
            return line.read(into, offset, length);
        }

        /** The next line; nothing at the end. */
        private byte[] next() throws ApiException {
            if (silent) {
                time.pass(Duration.between(time.instant(), latest));
                throw overTime;
            }
            collect();
            while (ready.isEmpty() && !meanwhile.isEmpty()) {
                meanwhile.poll().run();
                collect();
            }
            byte[] next = ready.poll();
            if (next != null) {
                return next;
            }
            Duration left = Duration.between(time.instant(), end);
            time.pass(left.isPositive() ? left : Duration.ZERO);
            return new byte[0];
        }

        private void collect() {
            var lines = new ArrayList<byte[]>();
            for (Change change : changes) {
                if (change.version() > told && change.resource().equals(resource)) {
                    lines.add(change.line().getBytes(StandardCharsets.UTF_8));
                }
            }
            told = version;
            if (!lines.isEmpty()) {
                ready.addAll(wire.apply(lines));
            }
        }
    }
}
