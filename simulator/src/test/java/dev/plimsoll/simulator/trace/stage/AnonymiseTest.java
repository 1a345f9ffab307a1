package dev.plimsoll.simulator.trace.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnonymiseTest {

    private static final Trace SHOP =
            TraceSource.parse("../traces/shop-week,events=500").open();

    @Test
    void noNameThatPeopleChoseIsLeft() {
        String told = new Anonymise("secret").apply(SHOP).manifest().fleet() + " "
                + Traces.events(new Anonymise("secret").apply(SHOP));
        for (WorkloadEvent event : Traces.events(SHOP)) {
            if (event instanceof WorkloadScaled scaled) {
                assertThat(told).doesNotContain("name=" + scaled.owner().name() + "]");
                scaled.shape()
                        .labels()
                        .values()
                        .forEach(value -> assertThat(told).doesNotContain("=" + value + ","));
            }
        }
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
