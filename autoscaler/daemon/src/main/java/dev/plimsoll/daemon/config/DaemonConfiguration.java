package dev.plimsoll.daemon.config;

import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.SpotPrices;
import dev.plimsoll.aws.wire.TagSelector;
import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.configuration.SettingsFile;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.settings.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that the daemon can be told. Which cluster it serves has no default; all else has. */
public record DaemonConfiguration(
        Groups groups, Cluster kubernetes, Rounds rounds, Server server, Planning planning, Settings autoscaler) {

    public static final DaemonConfiguration DEFAULT = new DaemonConfiguration(
            Groups.DEFAULT, Cluster.DEFAULT, Rounds.DEFAULT, Server.DEFAULT, Planning.DEFAULT, Settings.DEFAULT);

    /**
     * Which groups are ours: those with the tags that cluster-autoscaler is told to look for in the cluster of this name, or, if
     * any are given, those with all of these tags (KEY or KEY=VALUE). Prices in dollars an hour that the bundled list does not
     * have, or has otherwise. And what is taken for the price of a spot instance.
     */
    public record Groups(
            String clusterName, List<String> tags, SortedMap<String, BigDecimal> dollarsPerHour, SpotPrices spot) {

        public static final Groups DEFAULT = new Groups("", List.of(), ImmutableMaps.empty(), SpotPrices.DEFAULT);

        private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

        public Groups {
            tags = List.copyOf(tags);
            dollarsPerHour = ImmutableMaps.copyOf(dollarsPerHour);
            tags.forEach(TagSelector::parse); // refuses what is none
            dollarsPerHour.forEach((type, dollars) -> {
                if (micros(dollars) <= 0) {
                    throw new IllegalArgumentException("groups.dollarsPerHour has " + type + " at " + dollars
                            + ": give at least a millionth of a dollar");
                }
            });
        }

        private static long micros(BigDecimal dollars) {
            return dollars.multiply(MICROS).longValue();
        }

        /** The tags that a group must bear; a {@link ConfigurationException} if neither they nor the cluster are named. */
        public OwnershipTags ownership() {
            if (!tags.isEmpty()) {
                return OwnershipTags.parse(tags);
            }
            if (clusterName.isBlank()) {
                throw new ConfigurationException(
                        "groups.clusterName is empty: name the cluster, so that its groups are found"
                                + " by the tags k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/NAME, or give"
                                + " groups.tags");
            }
            return OwnershipTags.ofCluster(clusterName);
        }

        /** The prices in micro-dollars an hour. */
        public SortedMap<String, Long> microDollarsPerHour() {
            var prices = new TreeMap<String, Long>();
            dollarsPerHour.forEach((type, dollars) -> prices.put(type, micros(dollars)));
            return prices;
        }
    }

    /** The namespace of what the daemon keeps in the cluster, the names of its Lease, memory and status there, and whose pods it helps. */
    public record Cluster(
            String namespace, String lease, String memoryConfigMap, String statusConfigMap, List<String> schedulers) {

        public static final Cluster DEFAULT = new Cluster(
                "kube-system", "plimsoll", "plimsoll-memory", "plimsoll-status", List.of("default-scheduler"));

        public Cluster {
            schedulers = List.copyOf(schedulers);
        }
    }

    /**
     * How often a round is gone although nothing happens; for how long nothing more must have happened before one is gone, so
     * that pods that arrive together are planned for together, and how long that may take at most; and how old the list of
     * groups may be while instances come or go, and while none do.
     */
    public record Rounds(
            Duration atLeastEvery, Duration gap, Duration longestGap, Duration groupsMoving, Duration groupsStill) {

        public static final Rounds DEFAULT = new Rounds(
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15));

        public Rounds {
            if (!atLeastEvery.isPositive()) {
                throw new IllegalArgumentException(
                        "rounds.atLeastEvery is " + atLeastEvery + ": give a time longer than zero");
            }
            notNegative("rounds.gap", gap);
            notNegative("rounds.longestGap", longestGap);
            notNegative("rounds.groupsMoving", groupsMoving);
            notNegative("rounds.groupsStill", groupsStill);
        }
    }

    /** Where health, metrics and status are served. */
    public record Server(String address, int port) {

        public static final Server DEFAULT = new Server("0.0.0.0", 8085);

        public Server {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("server.port is " + port + ": give one from 0 (any) to 65535");
            }
        }
    }

    /** How long to search for something better than the fast plan, and the seed of the search. */
    public record Planning(Duration search, long seed) {

        public static final Planning DEFAULT = new Planning(Duration.ZERO, 0);

        public Planning {
            notNegative("planning.search", search);
        }
    }

    private static void notNegative(String key, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(key + " is " + time + ": give a time of zero or more");
        }
    }

    /** The configuration of a file, over the defaults. */
    public static DaemonConfiguration read(Path file) throws IOException {
        return SettingsFile.read(file, DEFAULT, DaemonConfiguration.class);
    }
}
