package dev.plimsoll.kubernetes.api;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real control plane for a class of tests: etcd, API server, scheduler, controllers and simulated kubelets, started by the
 * scripts beside the repository, or those in PLIMSOLL_CONTROL_PLANE. Without the scripts or their programs, tests are skipped.
 */
public final class ControlPlane implements AutoCloseable {

    private final Path scripts;
    private final Path directory;
    private final Config admin;
    private final HttpApiServer api;

    private ControlPlane(Path scripts, Path directory, Config admin) {
        this.scripts = scripts;
        this.directory = directory;
        this.admin = admin;
        this.api = HttpApiServer.of(admin);
    }

    public static ControlPlane start() throws IOException, InterruptedException {
        Path scripts = Path.of(env("PLIMSOLL_CONTROL_PLANE", "../../../shared/control-plane"));
        Path programs = Path.of(env("CONTROL_PLANE_DIR", env("HOME", "/") + "/.cache/plimsoll-control-plane"));
        assumeTrue(
                Files.isExecutable(scripts.resolve("up")),
                "no control plane: there is no " + scripts + "/up; name its folder in PLIMSOLL_CONTROL_PLANE");
        assumeTrue(
                Files.isExecutable(programs.resolve("bin/control-plane"))
                        && Files.isExecutable(programs.resolve("bin/kwok")),
                "no control plane: its programs are not in " + programs + "; build them with " + scripts + "/build");
        Path directory = Files.createTempDirectory("plimsoll-control-plane-");
        run(scripts.resolve("up"), "--dir", directory.toString());
        var variables = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve("env"))) {
            variables.load(in);
        }
        String kubeconfig = Files.readString(Path.of(variables.getProperty("KUBECONFIG")));
        return new ControlPlane(scripts, directory, Config.fromKubeconfig(kubeconfig));
    }

    /** The API server for one who may do anything. */
    public HttpApiServer api() {
        return api;
    }

    /** The API server for a user who may do what roles allow. */
    public HttpApiServer apiAs(String user) {
        return HttpApiServer.of(
                new ConfigBuilder(admin).withImpersonateUsername(user).build());
    }

    @Override
    public void close() throws IOException {
        api.close();
        try {
            run(scripts.resolve("down"), directory.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Path program, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("plimsoll-control-plane-", ".log");
        var command = new ArrayList<String>();
        command.add(program.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroy();
            throw new IOException(command + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }

    private static String env(String name, String otherwise) {
        @Nullable String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
