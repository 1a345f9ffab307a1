package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects as SimKube's tracer saw them applied and deleted, as a history. Jobs, and the Jobs that CronJobs would have made,
 * have pods that ran as long as the trace's {@code pod_lifecycles} say, or a minute where they say nothing.
 */
public final class SimKubeObjects {

    private static final long MILLIS = 1_000;
    private static final long ASSUMED_RUN_MILLIS = 60_000;
    private static final long LONGEST_CRON_MILLIS = Duration.ofDays(3_653).toMillis();

    private final Path file;
    private final JsonNode root;
    private final HistoryBuilder history = new HistoryBuilder();
    private final Map<String, Deque<Long>> durations = new HashMap<>();
    private final SortedMap<ObjectKey, Cron> cronJobs = new TreeMap<>();
    private final Set<ObjectKey> jobs = new HashSet<>();
    private final PriorityQueue<PodEnd> ends =
            new PriorityQueue<>(Comparator.comparingLong(PodEnd::atMillis).thenComparing(PodEnd::key));
    private long endMillis;
    private int event;
    private String object = "";

    private record PodEnd(long atMillis, ObjectKey key) {}

    private record Cron(CronSchedule schedule, JsonNode job, long sinceMillis) {}

    private SimKubeObjects(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /** Reads the tree of a trace file of version 2 or 3. */
    public static ClusterHistory read(Path file, JsonNode root) {
        return new SimKubeObjects(file, root).read();
    }

    private ClusterHistory read() {
        long version = root.path("version").asLong(0);
        if (version < 2 || version > 3) {
            throw new TraceException(file + ": is of version " + version
                    + " of SimKube's trace format, or not in it: export it as version 2 or 3");
        }
        JsonNode events = root.path("events");
        if (!events.isArray() || events.isEmpty()) {
            throw new TraceException(file + ": has no events: export the trace again");
        }
        lifecycles();
        long start = seconds(events.get(0), file::toString) * MILLIS;
        endMillis = seconds(events.get(events.size() - 1), file::toString) * MILLIS;
        for (JsonNode at : events) {
            long millis = seconds(at, this::place) * MILLIS;
            if (millis < start) {
                throw where().bad("ts is before the first event's: sort the events by ts");
            }
            finishUntil(millis);
            at.path("applied_objs").forEach(applied -> applied(millis, applied));
            at.path("deleted_objs").forEach(deleted -> deleted(millis, deleted));
            event++;
        }
        object = "";
        cronJobs.forEach((key, cron) -> fire(key, cron, endMillis));
        finishUntil(Long.MAX_VALUE);
        return history.build(new Span(start, endMillis));
    }

    private void applied(long millis, JsonNode node) {
        String kind = named(node);
        switch (kind) {
            case "Job" -> {
                ObjectKey key = ObjectKey.of(withNamespace(node));
                if (jobs.add(key)) { // applied again it is the same Job, of which nothing that counts can change
                    job(millis, key, node.path("spec"));
                }
            }
            case "CronJob" -> cronJob(millis, node);
            default -> history.made(millis, withNamespace(node), where());
        }
    }

    private void deleted(long millis, JsonNode node) {
        String kind = named(node);
        ObjectKey key = ObjectKey.of(withNamespace(node));
        Cron cron = kind.equals("CronJob") ? cronJobs.remove(key) : null;
        if (cron != null) {
            fire(key, cron, millis);
        }
        if (kind.equals("Job")) {
            jobs.remove(key);
        }
        history.gone(millis, kind, key);
    }

    private String named(JsonNode node) {
        String kind = node.path("kind").asString("");
        ObjectKey key = ObjectKey.of(withNamespace(node));
        object = kind + " " + key;
        if (key.name().isEmpty() && node.path("metadata").isObject()) {
            throw where().bad("has no metadata.name: export the trace again");
        }
        return kind;
    }

    private static JsonNode withNamespace(JsonNode node) {
        JsonNode metadata = node.path("metadata");
        if (!(metadata instanceof ObjectNode) || metadata.has("namespace")) {
            return node;
        }
        JsonNode copy = node.deepCopy();
        ((ObjectNode) copy.path("metadata")).put("namespace", "default");
        return copy;
    }

    private void job(long millis, ObjectKey key, JsonNode spec) {
        int wanted = completions(spec);
        int atOnce = Math.max(1, Math.min(wanted, count(spec, "parallelism", 1)));
        var free = new PriorityQueue<Long>();
        for (int i = 0; i < wanted; i++) {
            long from = i < atOnce ? millis : free.remove();
            long until = from + runMillis(key.toString());
            free.add(until);
            var pod = new ObjectKey(key.namespace(), key.name() + "-" + i);
            pod(from, pod, key.name(), spec.path("template"));
            ends.add(new PodEnd(until, pod));
        }
    }

    /** A pod of a Job, bound at once for all that is known. */
    private void pod(long millis, ObjectKey key, String job, JsonNode template) {
        ObjectNode pod = template.isObject() ? (ObjectNode) template.deepCopy() : JsonNodeFactory.instance.objectNode();
        pod.put("kind", "Pod");
        ObjectNode metadata = pod.path("metadata") instanceof ObjectNode own ? own : pod.putObject("metadata");
        metadata.put("name", key.name()).put("namespace", key.namespace()).put("uid", key + "@" + millis);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("kind", "Job")
                .put("name", job)
                .put("controller", true);
        if (!pod.path("spec").isObject()) {
            pod.putObject("spec");
        }
        history.made(millis, pod, where());
        history.pods().bound(millis, key, "some node");
    }

    private void finishUntil(long millis) {
        while (!ends.isEmpty() && ends.element().atMillis() <= millis) {
            PodEnd end = ends.remove();
            ObjectNode status = JsonNodeFactory.instance.objectNode();
            history.pods().status(end.atMillis(), end.key(), status.put("phase", "Succeeded"));
        }
    }

    private void cronJob(long millis, JsonNode node) {
        ObjectKey key = ObjectKey.of(withNamespace(node));
        JsonNode spec = node.path("spec");
        Cron before = cronJobs.remove(key);
        if (before != null) {
            fire(key, before, millis);
        }
        CronSchedule schedule = CronSchedule.parse(spec.path("schedule").asString(""), zone(spec));
        if (schedule == null) {
            throw where().bad("schedule is " + Where.shown(spec.path("schedule").asString(""))
                    + ": give five fields such as */5 * * * *, or @hourly");
        }
        if (!spec.path("suspend").asBoolean(false)) {
            cronJobs.put(key, new Cron(schedule, spec.path("jobTemplate").path("spec"), millis));
        }
    }

    private ZoneId zone(JsonNode spec) {
        String zone = spec.path("timeZone").asString("");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw where().bad("timeZone is " + Where.shown(zone) + ": give a zone such as Europe/Berlin");
        }
    }

    /** The Jobs that a CronJob makes until a moment, named as its controller does, by the minute. */
    private void fire(ObjectKey key, Cron cron, long untilMillis) {
        if (untilMillis - cron.sinceMillis > LONGEST_CRON_MILLIS) {
            throw where().bad("CronJob " + key + " would go on for more than ten years: correct ts of the events");
        }
        var jobs = new long[1];
        cron.schedule.between(cron.sinceMillis, untilMillis, at -> jobs[0]++);
        if (jobs[0] * completions(cron.job) > FormatLimits.COUNT) {
            throw where().bad("CronJob " + key + " would make " + jobs[0] + " Jobs of " + completions(cron.job)
                    + " pods, more than " + FormatLimits.COUNT
                    + " in all: correct its schedule, completions, or ts of the events");
        }
        cron.schedule.between(cron.sinceMillis, untilMillis, at -> {
            String moment = at % 60_000 == 0 ? Long.toString(at / 60_000) : at / 1_000 + "s";
            job(at, new ObjectKey(key.namespace(), key.name() + "-" + moment), cron.job);
        });
    }

    private int completions(JsonNode spec) {
        return count(spec, "completions", count(spec, "parallelism", 1));
    }

    private int count(JsonNode spec, String key, int whenMissing) {
        JsonNode node = spec.path(key);
        long count = node.isMissingNode() || node.isNull() ? whenMissing : node.asLong(-1);
        if (count < 0 || count > FormatLimits.COUNT) {
            throw where().bad("spec." + key + " is " + count + ": give a number from 0 to " + FormatLimits.COUNT);
        }
        return (int) count;
    }

    private long runMillis(String owner) {
        Deque<Long> known = durations.get(owner);
        Long next = known == null ? null : known.poll();
        if (next == null) {
            history.unknowns().add("pods of Jobs have no lifecycle in the trace: taken to run a minute");
            return ASSUMED_RUN_MILLIS;
        }
        return next;
    }

    /** Durations by owner: {@code pod_lifecycles} holds lists of starts and ends by kind, owner and hash. */
    private void lifecycles() {
        root.path("pod_lifecycles")
                .properties()
                .forEach(kind -> kind.getValue()
                        .properties()
                        .forEach(owner -> owner.getValue()
                                .properties()
                                .forEach(hash -> hash.getValue().forEach(life -> {
                                    Long duration = duration(life);
                                    if (duration != null) {
                                        durations
                                                .computeIfAbsent(owner.getKey(), name -> new ArrayDeque<>())
                                                .add(duration);
                                    }
                                }))));
    }

    private static @Nullable Long duration(JsonNode life) {
        JsonNode start = life.has("start_ts")
                ? life.path("start_ts")
                : life.path("Finished").path(0);
        JsonNode end =
                life.has("end_ts") ? life.path("end_ts") : life.path("Finished").path(1);
        boolean told = start.canConvertToLong() && end.canConvertToLong() && end.asLong() >= start.asLong();
        return told ? Math.min(FormatLimits.MILLIS, (end.asLong() - start.asLong()) * MILLIS) : null;
    }

    private static long seconds(JsonNode event, Where where) {
        JsonNode seconds = event.path("ts");
        if (!seconds.canConvertToLong() || seconds.asLong() < 0 || seconds.asLong() > FormatLimits.MILLIS / MILLIS) {
            throw where.bad("ts is " + seconds + ": give seconds since 1970");
        }
        return seconds.asLong();
    }

    private Where where() {
        String place = place();
        return () -> place;
    }

    private String place() {
        return file + ", event " + event + (object.isEmpty() ? "" : ", " + object);
    }
}
