package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of the openb cluster, counted by what they are; all were there from the start. */
final class OpenbNodes {

    private static final List<String> HEADER = List.of("sn", "cpu_milli", "memory_mib", "gpu", "model");

    private record Kind(Resources size, String model) {

        String name() {
            long gpus = size.other(Resources.GPU);
            String machine = size.cpuMillis() / 1_000 + " cores " + (size.memoryBytes() >> 30) + " GiB";
            return gpus == 0 ? machine : machine + " " + gpus + " x " + model;
        }
    }

    private OpenbNodes() {}

    static List<RecordedNodes> read(Path file) {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        try (CsvTable table = new CsvTable(file, HEADER)) {
            while (table.next()) {
                counts.merge(new Kind(size(table), table.text("model")), 1, Integer::sum);
            }
        }
        var nodes = new ArrayList<RecordedNodes>();
        counts.forEach((kind, count) -> nodes.add(new RecordedNodes(0, kind.name(), kind.size(), count)));
        return nodes;
    }

    private static Resources size(CsvTable row) {
        Resources size = Resources.ofPod(
                row.whole("cpu_milli", 0, FormatLimits.CPU_MILLIS),
                row.whole("memory_mib", 0, FormatLimits.MEMORY_BYTES >> 20) << 20);
        long gpus = row.whole("gpu", 0, FormatLimits.COUNT);
        return gpus == 0 ? size : size.with(Resources.GPU, gpus);
    }
}
