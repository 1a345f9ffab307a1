package dev.plimsoll.simulator.trace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case is what follows a shape {@code s} on line 1 and a job {@code first} at 1000 on line 2. */
final class BadEventsTest {

    private static final String SHAPE = "{'type':'shape','id':'s','cpuMillis':100,'memoryBytes':100}\n";
    private static final String FIRST =
            "{'type':'arrives','at':1000,'pod':'first','shape':'s','owner':'Job/a','runsMillis':5}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeManifest() throws IOException {
        Files.write(folder.resolve("manifest.json"), ManifestJson.write(Traces.manifest()));
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                arguments(
                        "time goes back",
                        arrives("'at':999,'pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: at is 999, before the 1000 of an earlier event: sort the events by time"),
                arguments(
                        "negative time",
                        arrives("'at':-1,'pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: at is -1: give a number from 0 to"),
                arguments(
                        "fraction of a millisecond",
                        arrives("'at':1000.5,'pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: at is 1000.5: give a whole number"),
                arguments(
                        "time as text",
                        arrives("'at':'1000','pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: at is a string '1000': give a whole number"),
                arguments(
                        "NaN",
                        arrives("'at':NaN,'pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: holds NaN, which is no JSON number: give a finite number"),
                arguments(
                        "Infinity",
                        arrives("'at':1000,'pod':'p','owner':'Job/a','runsMillis':Infinity"),
                        "line 3: holds Infinity, which is no JSON number: give a finite number"),
                arguments(
                        "negative duration",
                        arrives("'at':1000,'pod':'p','owner':'Job/a','runsMillis':-5"),
                        "line 3: runsMillis is -5: give a number from 0 to"),
                arguments(
                        "departure before arrival",
                        arrives("'at':1000,'pod':'p','owner':'Deployment/a','departsAt':999"),
                        "line 3: departsAt is 999, before the arrival at 1000: give a later time"),
                arguments(
                        "two ends",
                        arrives("'at':1000,'pod':'p','owner':'Job/a','runsMillis':5,'departsAt':2000"),
                        "line 3: departsAt stands beside runsMillis: keep the one that ends the pod"),
                arguments(
                        "duplicate pod",
                        arrives("'at':1000,'pod':'first','owner':'Job/a','runsMillis':5"),
                        "line 3: pod 'first' arrives a second time: give every pod an id of its own"),
                arguments(
                        "empty pod id",
                        arrives("'at':1000,'pod':'','owner':'Job/a','runsMillis':5"),
                        "line 3: pod is empty: give a name"),
                arguments(
                        "departure of a pod nobody knows",
                        "{'type':'departs','at':1000,'pod':'ghost'}",
                        "line 3: pod 'ghost' departs but has not arrived: put its arrival on a line above"),
                arguments(
                        "departure of a job",
                        "{'type':'departs','at':1000,'pod':'first'}",
                        "line 3: pod 'first' ends by its own arrival line, or has departed: remove this departure"),
                arguments(
                        "departure twice",
                        arrives("'at':1000,'pod':'p','owner':'Deployment/a'")
                                + "\n{'type':'departs','at':1000,'pod':'p'}\n{'type':'departs','at':1001,'pod':'p'}",
                        "line 5: pod 'p' ends by its own arrival line, or has departed: remove this departure"),
                arguments(
                        "unknown shape",
                        "{'type':'arrives','at':1000,'pod':'p','shape':'t','owner':'Job/a','runsMillis':5}",
                        "line 3: shape is 't', which no line above defines: define it first"),
                arguments(
                        "missing shape",
                        "{'type':'arrives','at':1000,'pod':'p','owner':'Job/a','runsMillis':5}",
                        "line 3: shape is missing: add it"),
                arguments(
                        "unknown kind of owner",
                        arrives("'at':1000,'pod':'p','owner':'Cron/a','runsMillis':5"),
                        "line 3: owner is 'Cron/a': give Kind/name, such as Deployment/cart, with one of Deployment,"),
                arguments(
                        "owner without a name",
                        arrives("'at':1000,'pod':'p','owner':'Job','runsMillis':5"),
                        "line 3: owner is 'Job': give Kind/name"),
                arguments(
                        "pod of a DaemonSet",
                        arrives("'at':1000,'pod':'p','owner':'DaemonSet/a','runsMillis':5"),
                        "line 3: DaemonSet 'a' has pods of its own: list it under daemonSets in the manifest instead"),
                arguments(
                        "job without a duration",
                        arrives("'at':1000,'pod':'p','owner':'Job/a'"),
                        "line 3: pod 'p' has no runsMillis, but pods of kind Job are closed loop"),
                arguments(
                        "service with a duration",
                        arrives("'at':1000,'pod':'p','owner':'Deployment/a','runsMillis':5"),
                        "line 3: pod 'p' has runsMillis, but pods of kind Deployment are open loop"),
                arguments(
                        "unknown key",
                        arrives("'at':1000,'pod':'p','owner':'Job/a','runsMillis':5,'color':'red'"),
                        "line 3: color is an unknown key: remove it, or use one of type, at, pod, shape, owner, runsMillis"),
                arguments(
                        "key twice",
                        arrives("'at':1000,'at':1000,'pod':'p','owner':'Job/a','runsMillis':5"),
                        "line 3: names a key twice"),
                arguments(
                        "unknown type",
                        "{'type':'exploded','at':1000}",
                        "line 3: type is 'exploded': give one of shape,"),
                arguments("missing type", "{'at':1000}", "line 3: type is missing: add it"),
                arguments("not JSON", "{'type':'departs',", "line 3: is not valid JSON at column"),
                arguments(
                        "two objects on a line",
                        "{'type':'departs','at':1000,'pod':'p'} {'type':'departs','at':1000,'pod':'p'}",
                        "line 3: is not valid JSON"),
                arguments("an array", "[1,2]", "line 3: is an array where an object is expected"),
                arguments("a blank line", "\n" + FIRST, "line 3: the line is blank: remove it"),
                arguments(
                        "negative replicas",
                        "{'type':'scaled','at':1000,'owner':'Deployment/a','shape':'s','replicas':-2}",
                        "line 3: replicas is -2: give a number from 0 to 1000000"),
                arguments(
                        "scaled job",
                        "{'type':'scaled','at':1000,'owner':'Job/a','shape':'s','replicas':2}",
                        "line 3: a Job is scaled: only Deployments and StatefulSets can be"),
                arguments(
                        "replica of the id of a pod",
                        arrives("'at':1000,'pod':'default/a-1','owner':'Deployment/x'")
                                + "\n{'type':'scaled','at':1000,'owner':'Deployment/a','shape':'s','replicas':2}",
                        "line 4: replica 'default/a-1' has the id of another pod: give the workload, or the pod, another"),
                arguments(
                        "pod of the id of a replica",
                        "{'type':'scaled','at':1000,'owner':'Deployment/a','shape':'s','replicas':2}\n"
                                + arrives("'at':1000,'pod':'default/a-1','owner':'Deployment/x'"),
                        "line 4: pod 'default/a-1' arrives a second time: give every pod an id of its own"),
                arguments(
                        "two workloads of one name",
                        "{'type':'scaled','at':1000,'owner':'Deployment/a','shape':'s','replicas':2}\n"
                                + "{'type':'scaled','at':1000,'owner':'StatefulSet/a','shape':'s','replicas':1}",
                        "line 4: replica 'default/a-0' has the id of another pod: give the workload, or the pod, another"),
                arguments(
                        "both limits",
                        "{'type':'budget','at':1000,'name':'b','selector':[],'minAvailable':1,'maxUnavailable':1}",
                        "line 3: maxUnavailable stands beside minAvailable: keep one of them"),
                arguments(
                        "no limit",
                        "{'type':'budget','at':1000,'name':'b','selector':[]}",
                        "line 3: minAvailable and maxUnavailable are both missing: add one of them"),
                arguments(
                        "limit above all",
                        "{'type':'budget','at':1000,'name':'b','selector':[],'minAvailable':'101%'}",
                        "line 3: minAvailable is '101%': give a count of pods, or a share such as \"25%\""),
                arguments(
                        "budget without selector",
                        "{'type':'budget','at':1000,'name':'b','minAvailable':1}",
                        "line 3: selector is missing: add it, [] for all pods of the namespace"),
                arguments(
                        "unknown node group",
                        "{'type':'nodeGroup','at':1000,'group':'g','minSize':1,'maxSize':2}",
                        "line 3: node group 'g' is not in the manifest: add it to nodeGroups, or correct the name"),
                arguments(
                        "bounds upside down",
                        "{'type':'nodeGroup','at':1000,'group':'m5','minSize':3,'maxSize':2}",
                        "line 3: minSize 3 is above maxSize 2: give bounds that admit a size"),
                arguments(
                        "duplicate shape",
                        SHAPE,
                        "line 3: id is 's', which a line above defines: give every shape its own id"),
                arguments(
                        "ten to the nineteenth bytes",
                        shape("'cpuMillis':1,'memoryBytes':10000000000000000000"),
                        "line 3: memoryBytes is 10000000000000000000: give a number from 0 to"),
                arguments(
                        "negative cpu",
                        shape("'cpuMillis':-1,'memoryBytes':1"),
                        "line 3: cpuMillis is -1: give a number"),
                arguments(
                        "cpu as text",
                        shape("'cpuMillis':'500m','memoryBytes':1"),
                        "line 3: cpuMillis is a string '500m': give a whole number"),
                arguments(
                        "labels as a list",
                        shape("'cpuMillis':1,'memoryBytes':1,'labels':['a']"),
                        "line 3: labels is an array: give an object"),
                arguments(
                        "label that is a number",
                        shape("'cpuMillis':1,'memoryBytes':1,'labels':{'a':1}"),
                        "line 3: labels.a is a number '1': give a string"),
                arguments(
                        "unknown operator",
                        shape("'cpuMillis':1,'memoryBytes':1,'tolerations':[{'key':'a','operator':'Likes'}]"),
                        "line 3: tolerations[0].operator is 'Likes': give one of Equal, Exists"),
                arguments(
                        "unknown key in a rule",
                        shape("'cpuMillis':1,'memoryBytes':1,'hostPorts':[{'port':80,'proto':'TCP'}]"),
                        "line 3: hostPorts[0].proto is an unknown key: remove it, or use one of address, protocol, port"),
                arguments(
                        "port out of range",
                        shape("'cpuMillis':1,'memoryBytes':1,'hostPorts':[{'port':65536}]"),
                        "line 3: hostPorts[0].port is 65536: give a number from 1 to 65535"),
                arguments(
                        "volume that does not wait",
                        shape("'cpuMillis':1,'memoryBytes':1,'volumeBinding':'Immediate'"),
                        "line 3: volumeBinding is 'Immediate': give WaitForFirstConsumer, or volumeZones"),
                arguments(
                        "volume binding by number",
                        shape("'cpuMillis':1,'memoryBytes':1,'volumeBinding':1"),
                        "line 3: volumeBinding is a number '1': give a string"),
                arguments(
                        "volume of a Deployment",
                        shape("'cpuMillis':1,'memoryBytes':1,'volumeBinding':'WaitForFirstConsumer'")
                                + "\n{'type':'scaled','at':1000,'owner':'Deployment/a','shape':'t','replicas':1}",
                        "line 4: the shape has volumeBinding, but a pod of kind Deployment has no volume that outlives it:"
                                + " let a StatefulSet own it"),
                arguments(
                        "volume of a pod of nobody",
                        shape("'cpuMillis':1,'memoryBytes':1,'volumeBinding':'WaitForFirstConsumer'")
                                + "\n{'type':'arrives','at':1000,'pod':'p','shape':'t','departsAt':2000}",
                        "line 4: the shape has volumeBinding, but a pod of kind Bare has no volume that outlives it"),
                arguments(
                        "spread that is neither hard nor soft",
                        shape("'cpuMillis':1,'memoryBytes':1,"
                                + "'spread':[{'topologyKey':'z','maxSkew':1,'whenUnsatisfiable':'Shrug'}]"),
                        "line 3: spread[0].whenUnsatisfiable is 'Shrug': give one of DoNotSchedule, ScheduleAnyway"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void badLineIsRefusedInOneLineThatNamesFileLineValueAndRemedy(String name, String lines, String message) {
        String text = (SHAPE + FIRST + lines).replace('\'', '"');
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)))
                .startsWith(folder.resolve("events.jsonl") + ", line ")
                .contains(message)
                .doesNotContain("\n");
    }

    @Test
    void byteOrderMarkIsRefused() {
        assertThat(refusal(("\uFEFF" + SHAPE).getBytes(StandardCharsets.UTF_8)))
                .endsWith("events.jsonl, line 1: begins with a byte order mark: save it as UTF-8 without one");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] latin =
                (SHAPE + FIRST.replace("first", "für")).replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(latin)).endsWith("events.jsonl, line 2: is not UTF-8: save it as UTF-8");
    }

    @Test
    void lineOfMoreThanAMebibyteIsRefused() {
        String line = "{\"type\":\"shape\",\"id\":\"" + "x".repeat(LineReader.MAX_LINE_BYTES) + "\"}";
        String message = "line 1: the line is longer than 1048576 bytes: put one JSON object on a line";
        assertThat(refusal(line.getBytes(StandardCharsets.UTF_8))).endsWith(message);
        assertThat(refusal((line + "\n" + SHAPE).getBytes(StandardCharsets.UTF_8)))
                .endsWith(message);
    }

    @Test
    void textThatIsNoJsonIsRefusedForWhatItIs() {
        assertThat(refusal("pod,cpu\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .endsWith("line 1: does not begin with {: give JSON lines, as they are or packed with gzip or zstd");
    }

    @Test
    void fileWithoutAnEventIsRefused() {
        assertThat(refusal(SHAPE.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .contains("the file ends without an event: import or generate the trace again");
    }

    private String refusal(byte[] bytes) {
        try {
            Files.write(folder.resolve("events.jsonl"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        TraceException thrown =
                catchThrowableOfType(TraceException.class, () -> Traces.events(TraceFolder.read(folder)));
        assertThat(thrown).isNotNull();
        return String.valueOf(thrown.getMessage());
    }

    private static String arrives(String fields) {
        return "{'type':'arrives','shape':'s'," + fields + "}";
    }

    private static String shape(String fields) {
        return "{'type':'shape','id':'t'," + fields + "}";
    }
}
