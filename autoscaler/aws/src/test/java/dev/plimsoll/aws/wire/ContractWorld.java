package dev.plimsoll.aws.wire;

import dev.plimsoll.aws.InMemoryAws;

/** The world of the contract, in memory. */
public final class ContractWorld {

    private static final String[] OWNED = {"plimsoll-test/owned", "plimsoll-test/cluster=blue"};

    private ContractWorld() {}

    public static InMemoryAws inMemory() {
        var aws = new InMemoryAws();
        aws.group("shop", 0, 5, OWNED).group("floor", 1, 3, OWNED).group("foreign", 0, 5, "plimsoll-test/cluster=blue");
        aws.template(
                "lt-shop",
                new LaunchTemplateVersion(1, "m5.large", false),
                new LaunchTemplateVersion(2, "c5.xlarge", false));
        aws.type(InMemoryAws.machine("m5.large", 2, 8));
        return aws;
    }

    public static void addGroups(InMemoryAws aws, int count) {
        for (int number = 0; number < count; number++) {
            aws.group("shop-%03d".formatted(number), 0, 5, OWNED);
        }
    }
}
