package dev.plimsoll.simulator.trace.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.template.NodeTemplateTags;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class AnonymiseTest {

    private static final Trace SHOP =
            TraceSource.parse("../traces/shop-week,events=500").open();

    @Test
    void noNameThatPeopleChoseIsLeft() {
        Set<String> before = names(SHOP);
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(names(new Anonymise("secret").apply(SHOP))).doesNotContainAnyElementsOf(before);
    }

    /** Names of workloads, and values of labels that are no numbers. */
    private static Set<String> names(Trace trace) {
        var names = new TreeSet<String>();
        for (WorkloadEvent event : Traces.events(trace)) {
            if (event instanceof WorkloadScaled scaled) {
                names.add(scaled.owner().name());
                scaled.shape().labels().values().stream()
                        .filter(value -> !value.matches("[0-9]+|true|false"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void tagsThatSayWhatNodesAreSayTheSameUnderPseudonyms() {
        var tags = new TreeMap<>(Map.of(
                "k8s.io/cluster-autoscaler/node-template/label/team", "payments",
                "k8s.io/cluster-autoscaler/node-template/label/node-role.kubernetes.io/secret", "",
                "k8s.io/cluster-autoscaler/node-template/taint/dedicated", "payments:NoExecute",
                "k8s.io/cluster-autoscaler/node-template/resources/example.com/fpga", "2",
                "k8s.io/cluster-autoscaler/our-cluster", "owned"));
        var group = new Group(
                "pool",
                List.of("m5.large"),
                List.of("us-east-1a"),
                new Bounds(0, 3),
                new Marks(new TreeMap<>(Map.of("team", "payments")), List.of(), tags));
        Manifest manifest = SHOP.manifest();
        var trace = new Trace(
                new Manifest(
                        manifest.about(),
                        manifest.span(),
                        manifest.loops(),
                        new Fleet(List.of(group), List.of(), List.of())),
                SHOP.events());

        Group changed =
                new Anonymise("secret").apply(trace).manifest().fleet().groups().getFirst();
        NodeTemplateTags said = NodeTemplateTags.of(changed.marks().tags());
        assertThat(said.labels()).containsAllEntriesOf(changed.marks().labels()).hasSize(2);
        assertThat(said.taints()).extracting(Taint::effect).containsExactly(Taint.Effect.NO_EXECUTE);
        assertThat(said.amounts()).containsEntry("example.com/fpga", 2L);
        assertThat(changed.marks().tags().toString())
                .doesNotContain("team", "payments", "dedicated", "secret", "our-cluster");
    }

    @Test
    void keysThatOnlyBeginLikePublicOnesAreHidden() {
        var names = new Pseudonyms("secret");
        assertThat(names.key("metadata.name")).isEqualTo("metadata.name");
        assertThat(names.key("metadata.namesake")).isNotEqualTo("metadata.namesake");
        assertThat(names.key("kubernetes.io/hostname")).isEqualTo("kubernetes.io/hostname");
        assertThat(names.value("kubernetes.io/hostname", "ip-10-0-0-1")).isNotEqualTo("ip-10-0-0-1");
        assertThat(names.key("node-role.kubernetes.io/control-plane"))
                .isEqualTo("node-role.kubernetes.io/control-plane");
        assertThat(names.key("node-role.kubernetes.io/payments"))
                .startsWith("node-role.kubernetes.io/")
                .doesNotContain("payments");
    }

    @Test
    void selectorsStillSelectWhatTheySelectedAndTimesStay() {
        List<WorkloadEvent> before = Traces.events(SHOP);
        List<WorkloadEvent> after = Traces.events(new Anonymise("secret").apply(SHOP));
        assertThat(after).hasSameSizeAs(before);
        int selected = 0;
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).atMillis()).isEqualTo(before.get(i).atMillis());
            if (!(before.get(i) instanceof BudgetSet one) || !(after.get(i) instanceof BudgetSet other)) {
                continue;
            }
            for (int j = 0; j < before.size(); j++) {
                if (before.get(j) instanceof WorkloadScaled was && after.get(j) instanceof WorkloadScaled is) {
                    boolean matched = one.selector().matches(was.shape().labels());
                    assertThat(other.selector().matches(is.shape().labels())).isEqualTo(matched);
                    selected += matched ? 1 : 0;
                }
            }
        }
        assertThat(selected).as("pairs of a budget and a workload it covers").isPositive();
    }

    @Test
    void theSameKeyGivesTheSameNamesAndAnotherOthers() {
        List<WorkloadEvent> one = Traces.events(new Anonymise("secret").apply(SHOP));
        assertThat(Traces.events(new Anonymise("secret").apply(SHOP))).isEqualTo(one);
        assertThat(Traces.events(new Anonymise("other").apply(SHOP))).isNotEqualTo(one);
    }
}
