package dev.plimsoll.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.source.TraceSource;
import dev.plimsoll.simulator.world.cloud.ManifestTemplates;
import dev.plimsoll.simulator.world.cluster.Daemons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pod that no empty node of a trace's own fleet can hold would wait for ever, whatever the policy. */
final class TraceFitsFleetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../traces/nasa-ipsc-1993",
                "../traces/surf-lisa-2022-10",
                "../traces/dsb-scaling",
                "../traces/shop-week",
                "dlrm:../../shared/traces/disaggregated_DLRM_trace.csv",
                "openb:../../shared/traces/openb_pod_list_default.csv",
            })
    void everyPodFitsAnEmptyNodeOfSomeGroup(String source) {
        TraceSource parsed = TraceSource.parse(source);
        Path path = parsed.path();
        assumeThat(Files.exists(path))
                .as("%s is not there: its licence keeps it out of the project", path)
                .isTrue();
        Trace trace = parsed.open();
        List<NodeTemplate> templates = templates(trace.manifest().fleet());
        for (PodShape shape : shapes(trace)) {
            assertThat(templates).as("%s", shape).anyMatch(template -> holds(template, shape));
        }
    }

    private static List<NodeTemplate> templates(Fleet fleet) {
        var groups = new ManifestTemplates(
                Catalogue.of(InstanceSettings.DEFAULT), Catalogue.measuredOverhead(), new Daemons(fleet.daemonSets()));
        return fleet.groups().stream()
                .flatMap(group -> groups.promised(group).templates().stream())
                .toList();
    }

    private static Set<PodShape> shapes(Trace trace) {
        var shapes = new HashSet<PodShape>();
        try (Stream<WorkloadEvent> events = trace.open()) {
            events.forEach(event -> {
                if (event instanceof PodArrives arrives) {
                    shapes.add(arrives.shape());
                } else if (event instanceof WorkloadScaled scaled) {
                    shapes.add(scaled.shape());
                }
            });
        }
        return shapes;
    }

    private static boolean holds(NodeTemplate template, PodShape shape) {
        Resources left = template.capacity().free().minus(shape.requests());
        List<String> zones = shape.rules().attachments().volumeZones();
        return left.cpuMillis() >= 0
                && left.memoryBytes() >= 0
                && left.pods() >= 0
                && left.others().values().stream().allMatch(amount -> amount >= 0)
                && shape.rules().nodeAffinity().admits("new", template.labels())
                && shape.rules().toleratesAllHard(template.taints())
                && (zones.isEmpty() || zones.contains(template.source().zone()));
    }
}
