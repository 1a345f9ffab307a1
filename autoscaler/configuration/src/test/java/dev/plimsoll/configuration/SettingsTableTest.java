package dev.plimsoll.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class SettingsTableTest {

    private static final Path REFERENCE = Path.of("README.md");

    private static final Set<String> COMMANDS = Set.of("autoscale", "plan", "compare", "replay", "torture");

    /** Where a value at the end of its range does not go with another's default: what goes with it. */
    private static final Map<String, String> COMPANIONS = Map.ofEntries(
            Map.entry("world.boot.median", "world.boot.p95: 24h"),
            Map.entry("world.boot.p95", "world.boot.median: 0s"),
            Map.entry("world.boot.stragglers.share", "world.boot.stragglers.neverShare: 0"),
            Map.entry("world.boot.stragglers.neverShare", "world.boot.stragglers.share: 0"),
            Map.entry("world.boot.start.notReadyMedian", "world.boot.start.notReadyP95: 24h"),
            Map.entry("world.boot.start.notReadyP95", "world.boot.start.notReadyMedian: 0s"),
            Map.entry("world.pods.termination.median", "world.pods.termination.p95: 24h"),
            Map.entry("world.pods.termination.p95", "world.pods.termination.median: 0s"),
            Map.entry("world.pods.pull.median", "world.pods.pull.p95: 24h"),
            Map.entry("world.pods.pull.p95", "world.pods.pull.median: 0s"),
            Map.entry("world.scheduling.backOff.initial", "world.scheduling.backOff.max: 24h"),
            Map.entry("world.scheduling.backOff.max", "world.scheduling.backOff.initial: 1ms"));

    @Test
    void describesEveryKeyThatThereIsAndNoOther() {
        Map<String, JsonNode> keys = keys();
        Set<String> described = SettingsTable.BUNDLED.all().keySet();

        assertThat(described).containsAll(keys.keySet());
        assertThat(described).allSatisfy(key -> assertThat(keys).containsKey(key.replaceFirst("\\.\\*.*", "")));
    }

    @Test
    void listsThemInTheOrderOfTheFile() {
        var described = new ArrayList<>(SettingsTable.BUNDLED.all().keySet());
        described.removeIf(key -> key.contains("*"));

        assertThat(described).containsExactlyElementsOf(keys().keySet());
    }

    @Test
    void saysOfEveryKeyWhatItIsAndWhoUsesIt() {
        SettingsTable.BUNDLED.all().forEach((key, setting) -> {
            assertThat(setting.meaning()).as(key).endsWith(".").doesNotContain("|", "\n");
            assertThat(COMMANDS).as(key).containsAll(SettingsTable.BUNDLED.usedBy(List.of(key.split("\\."))));
            assertThat(SettingsTable.BUNDLED.usedBy(List.of(key.split("\\."))))
                    .as(key)
                    .isNotEmpty();
            JsonNode value = keys().get(key);
            if (value != null && !SettingsMerge.isSection(value)) {
                assertThat(setting.unit()).as(key).isNotNull();
            }
            if (value != null && value.isNumber() && !key.endsWith("seed")) {
                assertThat(setting.range()).as(key).isNotNull();
            }
        });
    }

    static Stream<String> bounded() {
        return SettingsTable.BUNDLED.all().entrySet().stream()
                .filter(entry -> entry.getValue().range() != null)
                .map(Map.Entry::getKey)
                .filter(key -> !key.contains("*"));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void takesTheEndsOfEachRangeAndNothingBeyond(String key) {
        SettingDescription setting =
                Objects.requireNonNull(SettingsTable.BUNDLED.all().get(key));
        boolean isTime = SettingDescription.TIME.equals(setting.unit());
        String beyond = isTime ? "100000h" : "1e40";
        for (String end : ends(setting)) {
            assertThatCode(() -> read(key, end)).as(end).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> read(key, beyond)).hasMessageContaining("'" + key + "' is ");
        boolean mayBeNegative = setting.least() != null && setting.least().startsWith("-");
        String below = isTime ? "-1ms" : (mayBeNegative ? "-1e40" : "-1");
        assertThatThrownBy(() -> read(key, below)).hasMessageContaining("'" + key + "' is ");
        String above = setting.above();
        if (above != null) {
            assertThatThrownBy(() -> read(key, above)).hasMessageContaining("give a value above");
        }
    }

    private static List<String> ends(SettingDescription setting) {
        var ends = new LinkedHashSet<String>();
        addIfThere(ends, setting.least());
        addIfThere(ends, setting.most());
        return List.copyOf(ends);
    }

    private static void addIfThere(Set<String> ends, @Nullable String end) {
        if (end != null) {
            ends.add(end);
        }
    }

    private static Configuration read(String key, String value) {
        String companion = COMPANIONS.get(key);
        String yaml = nested(key + ": " + value);
        return ConfigurationFile.parse("a.yaml", companion == null ? yaml : together(key, value, companion))
                .configuration();
    }

    /** Both are of one section. */
    private static String together(String key, String value, String companion) {
        int section = key.lastIndexOf('.');
        String other = companion.substring(companion.indexOf(": ") + 2);
        String otherKey = companion.substring(section + 1, companion.indexOf(": "));
        return nested(key.substring(0, section) + ": {" + key.substring(section + 1) + ": " + value + ", " + otherKey
                + ": " + other + "}");
    }

    private static String nested(String setting) {
        int colon = setting.indexOf(": ");
        String yaml = setting.substring(colon + 2);
        String[] keys = setting.substring(0, colon).split("\\.", -1);
        for (int i = keys.length - 1; i >= 0; i--) {
            yaml = (i == 0 ? "" : "{") + keys[i] + ": " + yaml + (i == 0 ? "" : "}");
        }
        return yaml;
    }

    @Test
    void whatIsPrintedReadsBackAsTheSameAndSetsNothing() {
        String printed = ConfigurationText.print(Configuration.DEFAULT);

        ConfigurationFile read = ConfigurationFile.parse("printed.yaml", printed);
        assertThat(read.configuration()).isEqualTo(Configuration.DEFAULT);
        assertThat(COMMANDS)
                .allSatisfy(command -> assertThat(read.unusedBy(command)).isEmpty());
        assertThat(printed.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void printsEveryKeyWithWhatItMeans() {
        assertThat(ConfigurationText.print(Configuration.DEFAULT)).contains("""
                    # How long an ordered instance may take to become a node before it is given up.
                    # Time, above 0, at most 24h. Default 15m. In cluster-autoscaler: --max-node-provision-time. Used by
                    # autoscale, compare, replay, torture.
                    provisionTimeout: "15m"
                """);
    }

    /** {@code PLIMSOLL_GOLDENS=write} writes it anew. */
    @Test
    void referencePageIsCurrent() throws IOException {
        String page = ConfigurationReference.markdown();
        if ("write".equals(System.getenv("PLIMSOLL_GOLDENS"))) {
            Files.writeString(REFERENCE, page);
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(page);
    }

    private static Map<String, JsonNode> keys() {
        var keys = new LinkedHashMap<String, JsonNode>();
        collect(KeyPath.ROOT, SettingsYaml.tree(Configuration.DEFAULT), keys);
        return keys;
    }

    private static void collect(KeyPath section, JsonNode node, Map<String, JsonNode> keys) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            KeyPath path = section.with(entry.getKey());
            keys.put(path.toString(), entry.getValue());
            if (SettingsMerge.isSection(entry.getValue())) {
                collect(path, entry.getValue(), keys);
            }
        }
    }
}
