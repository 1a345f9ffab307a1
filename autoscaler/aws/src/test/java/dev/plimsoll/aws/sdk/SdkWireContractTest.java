package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.aws.wire.ContractWorld;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The contract over the real SDK and the real protocols, with the fake behind them. */
final class SdkWireContractTest extends AwsWireContract {

    private final InMemoryAws aws = ContractWorld.inMemory();
    private final FakeEndpoint endpoint = new FakeEndpoint(new AwsOverHttp(aws)).answersBy("aws-over-http");
    private final SdkWire wire = endpoint.wire(Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        wire.close();
        endpoint.close();
    }

    @Override
    protected AwsWire wire() {
        return wire;
    }

    @Override
    protected LaunchTemplateReference shopTemplate(String version) {
        return new LaunchTemplateReference("lt-shop", null, version);
    }

    @Override
    protected void addGroups(int count) {
        ContractWorld.addGroups(aws, count);
    }
}
