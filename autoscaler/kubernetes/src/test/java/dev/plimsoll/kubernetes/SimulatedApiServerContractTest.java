package dev.plimsoll.kubernetes;

import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import dev.plimsoll.testkit.apiserver.SimulatedApiServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The server that other tests take for the real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SimulatedApiServerContractTest extends ApiServerContract {

    private final SimulatedApiServer server = new SimulatedApiServer();
    private final HttpApiServer api = HttpApiServer.ofKubeconfig(server.kubeconfig());

    SimulatedApiServerContractTest() throws IOException {}

    @Override
    ApiServer api() {
        return api;
    }

    @AfterAll
    void close() {
        api.close();
        server.close();
    }
}
