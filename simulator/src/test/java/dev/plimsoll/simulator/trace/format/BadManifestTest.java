package dev.plimsoll.simulator.trace.format;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.simulator.trace.TraceException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadManifestTest {

    private static final String GOOD = """
            {
              "version": 1,
              "name": "small",
              "description": "",
              "units": {"time": "milliseconds", "cpu": "millicores", "memory": "bytes"},
              "start": "2025-11-24T00:00:00Z",
              "lengthMillis": 5,
              "loops": {"Job": "closed", "Deployment": "open"},
              "nodeGroups": [
                {"name": "m5", "instanceTypes": ["m5.large"], "zones": ["z1", "z2"], "minSize": 1, "maxSize": 2},
                {"name": "c5", "instanceTypes": ["c5.large"], "zones": ["z1"], "minSize": 0, "maxSize": 2}
              ],
              "daemonSets": [{"name": "proxy", "cpuMillis": 100, "memoryBytes": 100}]
            }
            """;

    @Test
    void theManifestThatTheCasesSpoilIsGood() {
        read(GOOD);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"version\": 1 | \"version\": 2 | version is 2, but this program reads up to 1: use a newer one",
                "\"version\": 1 | \"version\": 0 | version is 0: give a number from 1 to",
                "\"version\": 1 | \"version\": \"1\" | version is a string '1': give a whole number",
                "\"version\": 1, | | version is missing: add it",
                "\"name\": \"small\", | | name is missing: add it",
                "\"name\": \"small\" | \"name\": \" \" | name is empty: give a name",
                "\"bytes\" | \"mebibytes\" | units.memory is 'mebibytes': convert the events to bytes",
                "\"cpu\": \"millicores\", | | units.cpu is missing: add it",
                "T00:00:00Z | | start is '2025-11-24': give a time in UTC such as 2025-11-24T00:00:00Z",
                "\"lengthMillis\": 5 | \"lengthMillis\": 0 | lengthMillis is 0: give a number from 1 to",
                "\"closed\" | \"maybe\" | loops.Job is 'maybe': give open or closed",
                "\"Job\": | \"Cron\": | loops is 'Cron': give one of Deployment, ReplicationController, StatefulSet, Job, DaemonSet, Static, Custom, Bare",
                "\"Job\": | \"DaemonSet\": | loops names DaemonSet, whose pods end with their node: remove it",
                "\"m5\" | \"c5\" | nodeGroups names 'c5' twice: keep one",
                "\"minSize\": 1 | \"minSize\": 3 | nodeGroups[0].minSize of group 'm5' is 3, above maxSize 2: give bounds",
                "\"minSize\": 1 | \"minSize\": -1 | nodeGroups[0].minSize is -1: give a number from 0 to",
                "[\"z1\"] | [] | nodeGroups[1].zones is empty: add a zone, such as us-east-1a",
                "\"z1\", \"z2\" | \"z1\", \"z1\" | nodeGroups[0].zones names 'z1' twice: keep one",
                "[\"c5.large\"] | [] | nodeGroups[1].instanceTypes is empty: add an instance type",
                "[\"c5.large\"] | \"c5.large\" | nodeGroups[1].instanceTypes is a string 'c5.large': give an array",
                "\"daemonSets\" | \"daemons\" | daemons is an unknown key: remove it, or use one of version, name,",
                "\"cpuMillis\": 100 | \"cpuMillis\": -1 | daemonSets[0].cpuMillis is -1: give a number from 0 to",
                "\"maxSize\": 2} | \"maxSize\": 2, \"size\": 1} | nodeGroups[0].size is an unknown key: remove it",
                "\"version\": 1, | \"version\": 1, \"version\": 1, | names a key twice",
                "\"description\": \"\", | \"description\": \"\" | is not valid JSON at column",
            })
    void spoiltManifestIsRefused(String good, @Nullable String bad, String message) {
        String spoilt = GOOD.replaceFirst(Pattern.quote(good), bad == null ? "" : Matcher.quoteReplacement(bad));
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read(spoilt))
                .withMessageStartingWith("manifest.json: " + message);
    }

    @Test
    void manifestWithoutAGroupIsRefused() {
        String spoilt = GOOD.replaceFirst("(?s)\"nodeGroups\".*\"daemonSets\"", "\"daemonSets\"");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> read(spoilt))
                .withMessage("manifest.json: nodeGroups names no group: add one, or no pod could ever run");
    }

    private static void read(String manifest) {
        ManifestJson.read(manifest.getBytes(StandardCharsets.UTF_8), () -> "manifest.json");
    }
}
