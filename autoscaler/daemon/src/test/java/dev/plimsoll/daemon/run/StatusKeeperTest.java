package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.daemon.fleet.SimulatedWorld;
import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.testkit.apiserver.Fault;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusKeeperTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final String MAP = "/api/v1/namespaces/kube-system/configmaps/plimsoll-status";

    private final SimulatedWorld world = new SimulatedWorld();
    private Instant now = START;
    private String text = "";
    private final StatusKeeper keeper = new StatusKeeper(
            () -> text,
            new StatusConfigMap(world.api(), "kube-system", "plimsoll-status"),
            () -> now,
            time -> now = now.plus(time));

    StatusKeeperTest() throws IOException {}

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void writesNothingWhileThereIsNothingToSay() throws InterruptedException {
        keeper.turn();
        assertThat(writes()).isZero();
        assertThat(keeper.lastTurn()).isEqualTo(START);
    }

    @Test
    void writesWhatIsNewsAndAgesOnlyNowAndThen() throws InterruptedException {
        text = "leading\nlast round at 12:00:00\nseen: 1 nodes (3 s ago)\n";
        keeper.turn();
        assertThat(writes()).isEqualTo(1);
        assertThat(world.at(MAP).path("data").path("status").asString("")).isEqualTo(text);

        now = START.plusSeconds(59);
        text = "leading\nlast round at 12:00:59\nseen: 1 nodes (7 s ago)\n";
        keeper.turn();
        assertThat(writes()).isZero();
        text = "leading\nlast round at 12:00:59\nseen: 2 nodes (7 s ago)\n";
        keeper.turn();
        assertThat(writes()).isEqualTo(1);
        now = now.plusSeconds(59);
        keeper.turn();
        assertThat(writes()).isZero();
        now = now.plusSeconds(1);
        keeper.turn();
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeWrittenIsTriedAgain() throws InterruptedException {
        text = "leading\n";
        world.server().fault(Fault.Aim.at("patch configmaps", 1), Fault.refused(500));
        keeper.turn();
        assertThat(writes()).isEqualTo(1);
        keeper.turn();
        assertThat(world.at(MAP).path("data").path("status").asString("")).isEqualTo(text);
    }

    private long writes() {
        return world.server().takeRequests().stream()
                .filter(request -> request.startsWith("patch configmaps"))
                .count();
    }
}
