package dev.plimsoll.kubernetes;

import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real one; skipped where it is not at hand. */
@ExtendWith(ControlPlaneExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealApiServerContractTest extends ApiServerContract {

    private final RealCluster cluster;

    RealApiServerContractTest(ControlPlane plane) throws IOException, InterruptedException {
        cluster = new RealCluster(plane);
    }

    @Override
    ApiServer api() {
        return cluster.api();
    }

    @AfterAll
    void close() {
        cluster.close();
    }
}
