package dev.plimsoll.simulator.trace.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Asks a Prometheus for the series of kube-state-metrics, a stretch of time after the other, and keeps the answers in a file
 * that can be imported again. An answer that is too much is asked for in halves; one that fails is asked for three times.
 */
public final class PrometheusServer {

    /** What a workload can be told from. */
    static final List<String> METRICS = List.of(
            "kube_pod_info",
            "kube_pod_created",
            "kube_pod_start_time",
            "kube_pod_completion_time",
            "kube_pod_status_phase",
            "kube_pod_status_scheduled_time",
            "kube_pod_owner",
            "kube_pod_labels",
            "kube_pod_nodeselectors",
            "kube_pod_container_resource_requests",
            "kube_pod_init_container_resource_requests",
            "kube_pod_init_container_info",
            "kube_node_info",
            "kube_node_created",
            "kube_node_labels",
            "kube_node_status_allocatable",
            "kube_deployment_spec_replicas",
            "kube_statefulset_replicas",
            "kube_replicaset_owner",
            "kube_job_spec_completions",
            "kube_poddisruptionbudget_status_pod_disruptions_allowed");

    private static final Duration STRETCH = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_SAMPLES = 10_000;
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final List<Integer> TOO_MUCH = List.of(400, 413, 422);

    private final URI base;
    private final long stepSeconds;
    private final HttpClient client;

    /** Is told what share of all questions has been answered. */
    @FunctionalInterface
    public interface Progress {
        void answered(double share);
    }

    /** The address without /api, and the time between samples. */
    public PrometheusServer(URI base, Duration step) {
        this.base = base;
        this.stepSeconds = Math.max(1, step.toSeconds());
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Writes all answers between two times into a new file, gzip; what is not complete is removed. */
    public void download(Instant from, Instant until, Path file, Progress progress) {
        try (var output = new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            for (int i = 0; i < METRICS.size(); i++) {
                series(METRICS.get(i), from, until, output);
                progress.answered((i + 1) / (double) METRICS.size());
            }
        } catch (IOException e) {
            throw incomplete(
                    file,
                    new TraceException(file + ": cannot be written (" + e + "): give a file that is not there yet", e));
        } catch (TraceException e) {
            throw incomplete(file, e);
        }
    }

    private void series(String metric, Instant from, Instant until, OutputStream output) throws IOException {
        long most = Math.max(1, Math.min(STRETCH.toSeconds() / stepSeconds, MOST_SAMPLES)) * stepSeconds;
        long start = from.getEpochSecond();
        long end = until.getEpochSecond();
        while (start <= end) {
            long last = Math.min(end, start + most - stepSeconds);
            stretch(metric, start, Math.max(start, last), output);
            start = Math.max(start, last) + stepSeconds;
        }
    }

    private void stretch(String metric, long start, long end, OutputStream output) throws IOException {
        URI question = base.resolve(base.getPath().replaceFirst("/?$", "/") + "api/v1/query_range?query="
                + URLEncoder.encode(metric, UTF_8) + "&start=" + start + "&end=" + end + "&step=" + stepSeconds);
        HttpResponse<String> answer = ask(question);
        if (answer.statusCode() == OK && answer.body().stripLeading().startsWith("{")) {
            String line = "{\"query\":\"" + metric + "\",\"start\":" + start + ",\"end\":" + end + ",\"step\":"
                    + stepSeconds + ",\"response\":" + answer.body().strip() + "}\n";
            output.write(line.getBytes(UTF_8));
            return;
        }
        long half = (end - start) / 2 / stepSeconds * stepSeconds;
        if (TOO_MUCH.contains(answer.statusCode()) && half >= stepSeconds) {
            stretch(metric, start, start + half - stepSeconds, output);
            stretch(metric, start + half, end, output);
            return;
        }
        throw new TraceException(question + ": answered " + answer.statusCode() + " "
                + answer.body().lines().findFirst().orElse("").replaceAll("(.{200}).*", "$1...")
                + ": check the address, and that it is a Prometheus");
    }

    private HttpResponse<String> ask(URI question) {
        HttpRequest request = HttpRequest.newBuilder(question).timeout(PATIENCE).build();
        for (int tried = 1; ; tried++) {
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
                if (answer.statusCode() < 500 || tried == TRIES) {
                    return answer;
                }
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw new TraceException(
                            question + ": cannot be asked (" + e + "): check the address, and that it can be reached",
                            e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TraceException(question + ": was interrupted: ask again", e);
            }
        }
    }

    private static TraceException incomplete(Path file, TraceException cause) {
        try {
            if (!(cause.getCause() instanceof java.nio.file.FileAlreadyExistsException)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }
}
