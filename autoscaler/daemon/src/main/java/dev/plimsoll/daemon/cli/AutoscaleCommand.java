package dev.plimsoll.daemon.cli;

import dev.plimsoll.aws.sdk.SdkWire;
import dev.plimsoll.daemon.config.DaemonConfiguration;
import dev.plimsoll.daemon.log.Logging;
import dev.plimsoll.daemon.run.Autoscaler;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
                        + " AWS credentials). Logs JSON to stderr; serves /healthz, /readyz, /metrics and /status.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AutoscaleCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
        DaemonConfiguration configuration = DaemonConfiguration.read(config);
        configuration.groups().ownership(); // refuses to start without
        Logging.start(logLevel.name());
        try (HttpApiServer kubernetes = HttpApiServer.ofEnvironment();
                SdkWire aws = SdkWire.fromEnvironment()) {
            var options = new Autoscaler.Options(configuration, identity(), dryRun, List.of());
            return run(new Autoscaler(options, new Autoscaler.Wires(kubernetes, aws)));
        }
    }

    private int run(Autoscaler autoscaler) throws IOException, InterruptedException {
        if (once) {
            try (autoscaler) {
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
        try (autoscaler) {
            autoscaler.start();
            LoggerFactory.getLogger("plimsoll.daemon").info("started, pages at port {}", autoscaler.port());
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

    /** A name no other process has, ever. */
    private static String identity() throws IOException {
        return InetAddress.getLocalHost().getHostName() + "_" + UUID.randomUUID();
    }
}
