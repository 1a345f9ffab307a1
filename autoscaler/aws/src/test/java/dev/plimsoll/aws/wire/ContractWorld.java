package dev.plimsoll.aws.wire;

import dev.plimsoll.aws.Answered;
import dev.plimsoll.aws.InMemoryAws;
import java.util.List;

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
        aws.group("mixed", 0, 5, OWNED)
                .change(
                        "mixed",
                        group -> Answered.launching(
                                group,
                                new Launch.Mixed(
                                        new LaunchTemplateReference("lt-shop", null, "1"),
                                        List.of(
                                                new Launch.TypeOverride("m5.large", 1, null),
                                                new Launch.TypeOverride("c5.xlarge", 1, null)),
                                        new Launch.Distribution(1, 50, Launch.CheapestFirst.NEVER))));
        aws.type(InMemoryAws.machine("m5.large", 2, 8));
        return aws;
    }

    public static void addGroups(InMemoryAws aws, int count) {
        for (int number = 0; number < count; number++) {
            aws.group("shop-%03d".formatted(number), 0, 5, OWNED);
        }
    }
}
