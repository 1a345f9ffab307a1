package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.daemon.fleet.MemoryKeeper;
import dev.plimsoll.daemon.tell.StatusBoard;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeadershipTest {

    private final Kept kept = new Kept();
    private final List<Memory> begun = new ArrayList<>();
    private boolean leading = true;
    private final Leadership leadership = new Leadership(() -> leading, kept, this::begin);

    @Test
    void hasNoLoopAndReadsNoMemoryWhileAnotherLeads() throws ApiException, InterruptedException {
        leading = false;
        kept.readable = false;

        assertThat(leadership.loop()).isNull();
    }

    @Test
    void keepsItsLoopAsLongAsItLeadsAndKnowsWhatIsKept() throws ApiException, InterruptedException {
        ControlLoop loop = leadership.loop();

        assertThat(loop).isNotNull();
        assertThat(leadership.loop()).isSameAs(loop);
        assertThat(begun).containsExactly(kept.memory);
    }

    @Test
    void beginsAnewWithWhatIsKeptAfterAnotherLedAndWhenItIsUncertain() throws ApiException, InterruptedException {
        ControlLoop loop = leadership.loop();
        leading = false;
        leadership.loop();
        leading = true;
        ControlLoop afterAnother = leadership.loop();
        kept.current = false;
        ControlLoop afterDoubt = leadership.loop();

        assertThat(List.of(begun.size(), kept.loads)).containsExactly(3, 3);
        assertThat(afterAnother).isNotSameAs(loop);
        assertThat(afterDoubt).isNotSameAs(afterAnother);
    }

    @Test
    void doesNotForgetAMemoryThatCannotBeRead() {
        kept.readable = false;

        assertThatThrownBy(leadership::loop).isInstanceOf(ApiException.class);
        assertThat(begun).isEmpty();
    }

    private ControlLoop begin(Memory memory) {
        begun.add(memory);
        var cluster = new FakeCluster();
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, kept, new StatusBoard()),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(memory, Settings.DEFAULT));
    }

    /** What is kept somewhere, and can be read or not. */
    private static final class Kept implements MemoryKeeper {

        private final Memory memory = Memory.NONE;
        private boolean readable = true;
        private boolean current = true;
        private int loads;

        @Override
        public Memory load() throws ApiException {
            if (!readable) {
                throw new ApiException(503, "Unavailable", "down", Duration.ZERO);
            }
            loads++;
            return memory;
        }

        @Override
        public boolean isCurrent() {
            return current;
        }

        @Override
        public Outcome keep(Memory changed) {
            return Outcome.DONE;
        }
    }
}
