package dev.plimsoll.daemon.cli;

import dev.plimsoll.aws.sdk.SdkWire;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.console.ConfigurationOption;
import dev.plimsoll.console.ExitCode;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.daemon.log.Logging;
import dev.plimsoll.daemon.run.Autoscaler;
import dev.plimsoll.daemon.run.OwnedGroups;
import dev.plimsoll.daemon.run.Preflight;
import dev.plimsoll.journal.FlightRecorder;
import dev.plimsoll.journal.JournalFile;
import dev.plimsoll.journal.Rules;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plimsoll autoscale}: the daemon. */
@Command(
        name = "autoscale",
        description =
                "Keeps a cluster as large as its pods need: buys for pods that wait, gives back what is no longer needed."
                        + " Speaks to the cluster and to AWS as the environment says (service account or KUBECONFIG; AWS_REGION,"
                        + " AWS credentials). Logs JSON to stderr; serves /healthz and /readyz at one port, /metrics and /status at another.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AutoscaleCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int RECORDING_MEBIBYTES = 256;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration, in YAML; 'config print' shows every key.")
    private Path config = Path.of("");

    @Option(names = "--dry-run", description = "Change nothing; say what would be done.")
    private boolean dryRun;

    @Option(names = "--once", description = "Go one round and end.")
    private boolean once;

    @Option(
            names = "--check",
            description =
                    "Look whether everything is there that is needed, say what is not and how to mend it, and end. Changes"
                            + " nothing.")
    private boolean check;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Write a JSON line for each round that saw or decided something new, for 'plimsoll replay'; each"
                            + " compressed if the name ends in .gz. At " + RECORDING_MEBIBYTES
                            + " MiB the file is renamed to end in .1, in place of the one before.")
    private @Nullable Path recording;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "${COMPLETION-CANDIDATES}.",
            defaultValue = "INFO")
    private LogLevel logLevel = LogLevel.INFO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** From which level up lines are logged. */
    enum LogLevel {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration said = ConfigurationOption.read(config, spec);
        OwnedGroups.tags(said.groups()); // refuses to start without
        Logging.start(logLevel.name());
        try (HttpApiServer kubernetes = reachable(HttpApiServer::ofEnvironment);
                SdkWire aws = reachable(SdkWire::fromEnvironment)) {
            Configuration configuration = inRegion(said, aws.region());
            var wires = new Autoscaler.Wires(kubernetes, aws);
            var preflight = new Preflight(
                    configuration, OwnedGroups.tags(configuration.groups()), wires, InstantSource.system());
            if (check) {
                return check(preflight);
            }
            if (!once) {
                warnOf(preflight);
            }
            FlightRecorder recorder = recorder(configuration);
            List<Listener> listeners = recorder == null ? List.of() : List.of(recorder);
            var options = new Autoscaler.Options(configuration, identity(), dryRun, listeners);
            return run(new Autoscaler(options, wires), recorder);
        }
    }

    private static Configuration inRegion(Configuration said, String region) {
        InstanceSettings instances = said.instances();
        return instances.region().isEmpty() ? said.withInstances(instances.in(region)) : said;
    }

    /** What the environment does not name is one line, and nobody's defect. */
    private static <T> T reachable(Supplier<T> opened) {
        try {
            return opened.get();
        } catch (IllegalStateException unset) {
            throw new ConfigurationException(String.valueOf(unset.getMessage()), unset);
        }
    }

    private int check(Preflight preflight) throws InterruptedException {
        List<Preflight.Finding> findings = preflight.run();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        out.flush();
        return findings.stream().allMatch(Preflight.Finding::isWell) ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** Beside the start, which waits for none of it. */
    private static void warnOf(Preflight preflight) {
        Thread.ofVirtual().name("preflight").start(() -> {
            try {
                preflight.run().stream()
                        .filter(finding -> !finding.isWell())
                        .forEach(finding -> LoggerFactory.getLogger("plimsoll.preflight")
                                .warn("{}: {}", finding.what(), finding.problem()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private @Nullable FlightRecorder recorder(Configuration configuration) throws IOException {
        if (recording == null) {
            return null;
        }
        PlanningSettings planning = configuration.planning();
        return new FlightRecorder(
                new JournalFile(recording, RECORDING_MEBIBYTES << 20),
                new Rules(configuration.autoscaler(), new Rules.Search(planning.search(), planning.seed())),
                LoggerFactory.getLogger("plimsoll.recorder")::warn);
    }

    /** The recorder is closed after the autoscaler, and before the process may end. */
    private int run(Autoscaler autoscaler, @Nullable FlightRecorder recorder) throws IOException, InterruptedException {
        if (once) {
            try (recorder;
                    autoscaler) {
                boolean done = autoscaler.once(PATIENCE);
                spec.commandLine().getOut().print(autoscaler.statusText());
                spec.commandLine().getOut().flush();
                return done ? ExitCode.OK : ExitCode.FAILURE;
            }
        }
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stopped.countDown();
            awaitQuietly(closed);
        }));
        try (recorder;
                autoscaler) {
            autoscaler.start();
            LoggerFactory.getLogger("plimsoll.daemon")
                    .info("started, health at port {}, pages at port {}", autoscaler.healthPort(), autoscaler.port());
            stopped.await();
        } finally {
            closed.countDown();
        }
        return ExitCode.OK;
    }

    /** The process ends when its shutdown hooks have. */
    private static void awaitQuietly(CountDownLatch closed) {
        try {
            closed.await();
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
        }
    }

    /** A name no other process has, ever; the machine's is in it for people. */
    private static String identity() {
        return hostName() + "_" + UUID.randomUUID();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "plimsoll";
        }
    }
}
