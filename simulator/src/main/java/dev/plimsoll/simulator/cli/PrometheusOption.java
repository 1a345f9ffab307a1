package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.DurationText;
import dev.plimsoll.simulator.trace.kubernetes.PrometheusServer;
import dev.plimsoll.simulator.trace.source.TraceFormat;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Answers of a live Prometheus, kept in the file that is then imported. */
final class PrometheusOption {

    @Option(
            names = "--prometheus",
            paramLabel = "URL",
            description =
                    "Ask this Prometheus first, and keep its answers in the file that kubernetes: names, which must"
                            + " not be there yet.")
    private @Nullable URI url;

    @Option(names = "--last", paramLabel = "TIME", description = "How far back to ask: 30d, 12h.", defaultValue = "7d")
    private String last = "7d";

    @Option(names = "--step", paramLabel = "TIME", description = "The time between samples.", defaultValue = "30s")
    private String step = "30s";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** Does nothing where no server is named. */
    void download(TraceSource source, PrintWriter talk) {
        URI server = url;
        if (server == null) {
            return;
        }
        boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!http || server.getHost() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--prometheus is '" + server + "': give an address such as http://localhost:9090");
        }
        if (source.format() != TraceFormat.KUBERNETES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--prometheus needs a source such as kubernetes:answers.jsonl.gz to keep answers in");
        }
        Instant until = Instant.now();
        Instant from = until.minus(time("--last", last));
        new PrometheusServer(server, time("--step", step)).download(from, until, source.path(), share -> {
            talk.println("asked " + Math.round(share * 100) + " % of " + server);
            talk.flush();
        });
    }

    private Duration time(String option, String text) {
        try {
            Duration time = DurationText.parse(text);
            if (time.toSeconds() > 0) {
                return time;
            }
        } catch (IllegalArgumentException notATime) {
            throw new ParameterException(spec.commandLine(), option + " is " + notATime.getMessage(), notATime);
        }
        throw new ParameterException(
                spec.commandLine(), option + " is '" + text + "': give a second or more, such as 30s, 12h or 30d");
    }
}
