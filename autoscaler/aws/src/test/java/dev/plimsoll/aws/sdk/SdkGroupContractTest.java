package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.AdapterWorld;
import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.InMemoryBackstage;
import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.aws.wire.ContractWorld;
import dev.plimsoll.testkit.GroupWorld;
import dev.plimsoll.testkit.NodeGroupContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The adapter over the real SDK and the real protocols, with the AWS in memory behind them. */
final class SdkGroupContractTest extends NodeGroupContract {

    private final InMemoryAws aws = ContractWorld.inMemory();
    private final FakeEndpoint endpoint = new FakeEndpoint(new AwsOverHttp(aws)).answersBy("aws-over-http");
    private final SdkWire wire = endpoint.wire(Duration.ofSeconds(30));
    private final AdapterWorld world = new AdapterWorld(wire, AwsWireContract.OWNED, new InMemoryBackstage(aws));

    SdkGroupContractTest() {
        aws.setDesiredCapacity("floor", 1);
    }

    @AfterEach
    void stop() {
        wire.close();
        endpoint.close();
    }

    @Override
    protected GroupWorld world() {
        return world;
    }
}
