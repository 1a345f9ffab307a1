package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.aws.wire.ContractWorld;
import dev.plimsoll.testkit.GroupWorld;
import dev.plimsoll.testkit.NodeGroupContract;

/** The adapter before the AWS in memory. */
final class InMemoryGroupContractTest extends NodeGroupContract {

    private final InMemoryAws aws = ContractWorld.inMemory();
    private final AdapterWorld world = new AdapterWorld(aws, AwsWireContract.OWNED, new InMemoryBackstage(aws));

    InMemoryGroupContractTest() {
        aws.setDesiredCapacity("floor", 1);
    }

    @Override
    protected GroupWorld world() {
        return world;
    }
}
