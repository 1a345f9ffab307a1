package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SktraceReaderTest {

    @TempDir
    private Path directory;

    @Test
    void appliedObjectsAreScalingsAndDeletedOnesHaveNoReplicas() throws IOException {
        Trace trace = read("""
                {"version": 2, "config": {}, "index": {}, "pod_lifecycles": {}, "events": [
                  {"ts": 1000, "applied_objs": [], "deleted_objs": []},
                  {"ts": 1002, "applied_objs": [
                    {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3}},
                    {"kind": "StatefulSet", "metadata": {"name": "db", "namespace": "data"}, "spec": {}},
                    {"kind": "ConfigMap", "metadata": {"name": "words"}}], "deleted_objs": []},
                  {"ts": 1009, "applied_objs": [], "deleted_objs": [
                    {"kind": "Deployment", "metadata": {"name": "web"}, "spec": {"replicas": 3}}]}]}
                """);
        assertThat(Traces.events(trace))
                .extracting(
                        WorkloadEvent::atMillis,
                        event -> ((WorkloadScaled) event).owner(),
                        event -> ((WorkloadScaled) event).shape().namespace(),
                        event -> ((WorkloadScaled) event).replicas())
                .containsExactly(
                        tuple(2_000L, new Owner(Owner.Kind.DEPLOYMENT, "web"), "default", 3),
                        tuple(2_000L, new Owner(Owner.Kind.STATEFUL_SET, "db"), "data", 1),
                        tuple(9_000L, new Owner(Owner.Kind.DEPLOYMENT, "web"), "default", 0));
        assertThat(trace.manifest().span().start()).isEqualTo(Instant.ofEpochSecond(1_000));
        assertThat(trace.manifest().span().length()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void podsOfJobsRunAsLongAsTheirLifecyclesSayAndAMinuteWithout() throws IOException {
        Trace trace = read("""
                {"version": 2, "config": {}, "index": {},
                 "pod_lifecycles": {"batch/v1.Job": {"default/load": {"7": [{"start_ts": 1002, "end_ts": 1007}]}}},
                 "events": [
                  {"ts": 1000, "applied_objs": [
                    {"kind": "Job", "metadata": {"name": "load"}, "spec": {"completions": 2, "template": {"spec": {
                      "containers": [{"resources": {"requests": {"cpu": "2"}}}]}}}}], "deleted_objs": []},
                  {"ts": 1300, "applied_objs": [], "deleted_objs": []}]}
                """);
        assertThat(Traces.events(trace))
                .extracting(
                        WorkloadEvent::atMillis,
                        event -> ((PodArrives) event).owner(),
                        event -> ((PodArrives) event).departure())
                .containsExactly(
                        tuple(0L, new Owner(Owner.Kind.JOB, "load"), new Departure.AfterRunning(5_000)),
                        tuple(5_000L, new Owner(Owner.Kind.JOB, "load"), new Departure.AfterRunning(60_000)));
        assertThat(trace.manifest().about().notes())
                .containsExactly("1 pods of Jobs have no lifecycle in the trace: taken to run a minute");
    }

    @Test
    void cronJobsMakeTheJobsOfTheirScheduleUntilTheyAreDeletedAndDaemonSetsAreOfTheFleet() throws IOException {
        Trace trace = read("""
                {"version": 3, "config": {}, "index": {}, "pod_lifecycles": {}, "events": [
                  {"ts": 30, "applied_objs": [
                    {"kind": "CronJob", "metadata": {"name": "tick", "namespace": "ops"}, "spec": {"schedule": "*/5 * * * *",
                      "jobTemplate": {"spec": {"template": {"spec": {"containers": [{}]}}}}}},
                    {"kind": "DaemonSet", "metadata": {"name": "agent"}, "spec": {"template": {"spec": {
                      "containers": [{"resources": {"requests": {"cpu": "100m"}}}]}}}},
                    {"kind": "Pod", "metadata": {"name": "alone"}, "spec": {"containers": [{}]}}], "deleted_objs": []},
                  {"ts": 900, "applied_objs": [], "deleted_objs": [
                    {"kind": "CronJob", "metadata": {"name": "tick", "namespace": "ops"}}]},
                  {"ts": 3600, "applied_objs": [], "deleted_objs": []}]}
                """);
        assertThat(Traces.events(trace))
                .extracting(WorkloadEvent::atMillis, event -> ((PodArrives) event).podId())
                .containsExactly(
                        tuple(0L, "default/alone"),
                        tuple(270_000L, "ops/tick-5-0"),
                        tuple(570_000L, "ops/tick-10-0"),
                        tuple(870_000L, "ops/tick-15-0"));
        assertThat(trace.manifest().fleet().daemonSets())
                .containsExactly(new DaemonSet("agent", Resources.ofPod(100, 0), new TreeMap<>()));
    }

    @Test
    void requestsAreThoseOfKubernetes() throws IOException {
        assertThat(shape("""
                                "containers": [
                                  {"resources": {"requests": {"cpu": "250m", "memory": "1Gi"}}},
                                  {"resources": {"limits": {"cpu": 1, "memory": "512Mi", "nvidia.com/gpu": "2"}}},
                                  {}],
                                "initContainers": [{"resources": {"requests": {"cpu": "1", "memory": "3Gi"}}}],
                                "overhead": {"cpu": "10m"}
                                """).requests())
                .isEqualTo(Resources.ofPod(1_260, 3L << 30).with(Resources.GPU, 2));
    }

    @Test
    void everyRuleOfTheSchedulerIsRead() throws IOException {
        PodShape shape = shape("""
                "priority": 7,
                "nodeSelector": {"disk": "ssd"},
                "tolerations": [{"key": "gpu", "operator": "Exists", "effect": "NoSchedule"}, {"key": "a", "value": "b"}],
                "containers": [{"ports": [{"containerPort": 1}, {"containerPort": 2, "hostPort": 80}]}],
                "topologySpreadConstraints": [{"topologyKey": "zone", "maxSkew": 2, "whenUnsatisfiable": "ScheduleAnyway",
                  "labelSelector": {"matchLabels": {"app": "web"}}, "nodeTaintsPolicy": "Honor"}],
                "affinity": {
                  "nodeAffinity": {
                    "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [
                      {"matchExpressions": [{"key": "cores", "operator": "Gt", "values": ["4"]}]}]},
                    "preferredDuringSchedulingIgnoredDuringExecution": [
                      {"weight": 9, "preference": {"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["n"]}]}}]},
                  "podAntiAffinity": {
                    "requiredDuringSchedulingIgnoredDuringExecution": [
                      {"topologyKey": "host", "labelSelector": {"matchExpressions": [{"key": "app", "operator": "Exists"}]}}],
                    "preferredDuringSchedulingIgnoredDuringExecution": [
                      {"weight": 5, "podAffinityTerm": {"topologyKey": "zone", "namespaces": ["x"]}}]}}
                """);
        assertThat(shape.priority()).isEqualTo(7);
        assertThat(shape.labels()).isEqualTo(Map.of("app", "web"));
        assertThat(shape.rules())
                .isEqualTo(new SchedulingRules(
                        new NodeAffinity(
                                new TreeMap<>(Map.of("disk", "ssd")),
                                List.of(new NodeAffinity.Term(
                                        List.of(new Requirement("cores", Requirement.Operator.GT, List.of("4"))),
                                        List.of())),
                                List.of(new NodeAffinity.PreferredTerm(
                                        9,
                                        new NodeAffinity.Term(
                                                List.of(), List.of(Requirement.equalTo("metadata.name", "n")))))),
                        List.of(
                                new Toleration("gpu", Toleration.Operator.EXISTS, "", Taint.Effect.NO_SCHEDULE),
                                new Toleration("a", Toleration.Operator.EQUAL, "b", null)),
                        List.of(new TopologySpreadConstraint(
                                "zone",
                                2,
                                false,
                                LabelSelector.of(Map.of("app", "web")),
                                new TopologySpreadConstraint.Options(1, true, true, List.of()))),
                        new PodAffinityTerm.Terms(
                                List.of(),
                                List.of(PodAffinityTerm.ownNamespace(
                                        "host",
                                        new LabelSelector(List.of(
                                                new Requirement("app", Requirement.Operator.EXISTS, List.of()))))),
                                List.of(new PodAffinityTerm.Weighted(
                                        -5, new PodAffinityTerm("zone", null, new TreeSet<>(List.of("x")), null)))),
                        new SchedulingRules.Attachments(List.of(new HostPort("", "TCP", 80)), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"version\": 1} | : is of version 1 of SimKube's trace format, or not in it: export it as version 2 or 3",
                "[] | : is of version 0 of SimKube's trace format, or not in it: export it as version 2 or 3",
                "{\"version\": 2, \"events\": []} | : has no events: export the trace again",
                "{\"version\": 2, \"events\": [{\"ts\": \"noon\"}]} | : ts is \"noon\": give seconds since 1970",
                "{\"version\": 2, \"events\": [{\"ts\": 5}, {\"ts\": 4}]} | , event 1: ts is before the first event's: sort",
                "{\"version\": 2, \"events\": [{\"ts\": 5, \"applied_objs\": [{\"kind\": \"CronJob\", \"metadata\": {\"name\": \"j\"},"
                        + " \"spec\": {\"schedule\": \"often\"}}]}]}"
                        + " | , event 0, CronJob default/j: schedule is 'often': give five fields such as */5 * * * *",
                "{\"version\": 2, \"events\": [{\"ts\": 5, \"applied_objs\": [{\"kind\": \"Deployment\", \"metadata\": {\"name\": \"d\"},"
                        + " \"spec\": {\"replicas\": -3}}]}]} | , event 0, Deployment default/d: spec.replicas is -3: give",
                "{\"version\": 2, \"events\": [{\"ts\": 5, \"applied_objs\": [{\"kind\": \"Deployment\", \"metadata\": {\"name\": \"d\"},"
                        + " \"spec\": {\"template\": {\"spec\": {\"containers\": [{\"resources\": {\"requests\": {\"cpu\": \"lots\"}}}]}}}}]}]}"
                        + " | , event 0, Deployment default/d: cpu is 'lots': give a quantity such as 500m or 1Gi",
            })
    void badTraceIsRefusedWithItsEventAndValue(String json, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read(json))
                .withMessageStartingWith(directory.resolve("trace.sktrace") + message);
    }

    @Test
    void publishedTraceHas46ScalingsOf27Deployments() {
        Trace trace = Recordings.read(new SktraceReader(), Recordings.published("dsb-scaling.sktrace"));
        List<WorkloadEvent> events = Traces.events(trace);
        assertThat(events).hasSize(46);
        assertThat(events.stream()
                        .map(event -> ((WorkloadScaled) event).owner())
                        .distinct())
                .hasSize(27);
        assertThat(events.stream().map(WorkloadEvent::atMillis).distinct())
                .as("19 events, of which the first is empty and at the time of the second")
                .hasSize(18);
    }

    private PodShape shape(String podSpec) throws IOException {
        Trace trace = read("{\"version\": 2, \"events\": [{\"ts\": 5, \"applied_objs\": [{\"kind\": \"Deployment\","
                + "\"metadata\": {\"name\": \"web\"}, \"spec\": {\"template\": {"
                + "\"metadata\": {\"labels\": {\"app\": \"web\"}}, \"spec\": {" + podSpec + "}}}}]}]}");
        return ((WorkloadScaled) Traces.events(trace).getFirst()).shape();
    }

    private Trace read(String json) throws IOException {
        Path file = Files.write(directory.resolve("trace.sktrace"), MsgpackBytes.of(json));
        return Recordings.read(new SktraceReader(), file);
    }

    @Test
    void jobAppliedAgainIsTheSameUntilItIsDeleted() throws IOException {
        String job = """
                {"kind": "Job", "metadata": {"name": "load", "namespace": "team"}, "spec": {"template": {"spec": {
                  "containers": [{"resources": {"requests": {"cpu": "1"}}}]}}}}""";
        Trace trace = read("""
                {"version": 2, "events": [
                  {"ts": 0, "applied_objs": [JOB], "deleted_objs": []},
                  {"ts": 10, "applied_objs": [JOB], "deleted_objs": []},
                  {"ts": 100, "applied_objs": [], "deleted_objs": [JOB]},
                  {"ts": 200, "applied_objs": [JOB], "deleted_objs": []},
                  {"ts": 300, "applied_objs": [], "deleted_objs": []}]}
                """.replace("JOB", job));
        assertThat(Traces.events(trace))
                .extracting(WorkloadEvent::atMillis, event -> ((PodArrives) event).departure())
                .containsExactly(
                        tuple(0L, new Departure.AfterRunning(60_000)),
                        tuple(200_000L, new Departure.AfterRunning(60_000)));
    }

    /** A time that is wrong by far must not make a reader count every minute until then. */
    @Test
    void cronJobOfMoreThanTenYearsIsRefused() {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read("""
                        {"version": 2, "events": [{"ts": 0, "applied_objs": [{"kind": "CronJob", "metadata": {"name": "tick"},
                          "spec": {"schedule": "* * * * *"}}], "deleted_objs": []},
                          {"ts": 999999999, "applied_objs": [], "deleted_objs": []}]}"""))
                .withMessageContaining(
                        "CronJob default/tick would go on for more than ten years: correct ts of the events");
    }

    @Test
    void cronJobOfMoreThanAMillionPodsIsRefused() {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read("""
                        {"version": 2, "events": [{"ts": 0, "applied_objs": [{"kind": "CronJob", "metadata": {"name": "tick"},
                          "spec": {"schedule": "@every 1s", "jobTemplate": {"spec": {"completions": 20000, "parallelism": 20000}}}}],
                          "deleted_objs": []}, {"ts": 99, "applied_objs": [], "deleted_objs": []}]}"""))
                .withMessageContaining(
                        "CronJob default/tick would make 99 Jobs of 20000 pods, more than 1000000 in all: correct its schedule");
    }
}
