package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.aws.wire.ContractWorld;
import dev.plimsoll.aws.wire.LaunchTemplateReference;

final class InMemoryAwsTest extends AwsWireContract {

    private final InMemoryAws aws = ContractWorld.inMemory();

    @Override
    protected AwsWire wire() {
        return aws;
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
