package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.InMemoryAws.Fault;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases and removals at random, while answers get lost, calls are refused, and lists go back to what was. */
final class RandomFaultsTest {

    private static final List<Fault> FAULTS = List.of(
            Fault.NONE,
            Fault.NONE,
            Fault.NONE,
            Fault.LOST_ANSWER,
            Fault.code("InternalFailure"),
            Fault.code("Throttling"),
            Fault.code("ExpiredToken"));

    private final InMemoryAws aws = new InMemoryAws().group("shop", 1, 30, "owned");
    private final GroupActuator actuator = new GroupActuator(aws, OwnershipTags.parse(List.of("owned")), () -> true);

    private final TreeMap<String, Instant> lagging = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void desiredCapacityFallsByOneAnInstanceWeEndAndNeverOtherwise(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Instant now = InMemoryAws.START;
        aws.setDesiredCapacity("shop", 10);
        int raised = 10;
        for (int step = 0; step < 300; step++) {
            now = now.plusSeconds(random.nextInt(90));
            catchUp(now);
            aws.at(now);
            for (AwsCall call : List.of(
                    AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, AwsCall.SET_DESIRED_CAPACITY, AwsCall.TERMINATE_INSTANCE)) {
                aws.next(call, FAULTS.get(random.nextInt(FAULTS.size())));
            }
            GroupDescription before = aws.now("shop");
            if (random.nextInt(3) == 0) {
                int base = before.size().desired() + random.nextInt(3) - 1;
                actuator.raise("shop", base, base + random.nextInt(5));
            } else {
                actuator.terminate(victim(before, random, now), "shop", now);
            }
            int after = aws.now("shop").size().desired();
            raised += Math.max(0, after - before.size().desired());
            assertThat(aws.ended()).as("seed %d step %d", seed, step).doesNotHaveDuplicates();
            assertThat(after)
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(raised - aws.ended().size());
        }
        assertThat(aws.ended()).as("seed %d", seed).hasSizeGreaterThan(5);
    }

    /** Half of the time lists go on showing it in service for a while, and it may be chosen again. */
    private String victim(GroupDescription group, RandomGenerator random, Instant now) {
        List<InstanceDescription> instances = group.instances();
        InstanceDescription victim = random.nextBoolean() && !lagging.isEmpty()
                ? instances.stream()
                        .filter(instance -> instance.id().equals(lagging.firstKey()))
                        .findFirst()
                        .orElseThrow()
                : instances.get(random.nextInt(instances.size()));
        if (random.nextBoolean() && !lagging.containsKey(victim.id())) {
            lagging.put(victim.id(), now.plus(Terminations.SETTLED));
            aws.lag(victim.id());
        }
        return victim.id();
    }

    private void catchUp(Instant now) {
        List.copyOf(lagging.entrySet()).forEach(entry -> {
            if (!now.isBefore(entry.getValue())) {
                lagging.remove(entry.getKey());
                aws.catchUp(entry.getKey());
            }
        });
    }
}
