package dev.plimsoll.testkit.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * etcd, API server, scheduler, controllers and simulated kubelets as processes of this machine, with a fake of AWS whose
 * instances become nodes. The scripts that start and end it are beside the repository, or in PLIMSOLL_CONTROL_PLANE; its
 * programs are where CONTROL_PLANE_DIR says.
 */
public final class ControlPlane implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 240;

    private final Path directory;
    private final SortedMap<String, String> environment;
    private final Thread endsWithTheTests;

    private ControlPlane(Path directory, SortedMap<String, String> environment) {
        this.directory = directory;
        this.environment = Collections.unmodifiableSortedMap(environment);
        endsWithTheTests = new Thread(this::down);
        Runtime.getRuntime().addShutdownHook(endsWithTheTests);
    }

    /** Why there can be none on this machine; null if there can. */
    public static @Nullable String missing() {
        if (!Files.isExecutable(scripts().resolve("up"))) {
            return "there is no " + scripts().resolve("up")
                    + ": name the folder of the scripts in PLIMSOLL_CONTROL_PLANE";
        }
        Path program = programs().resolve("bin/control-plane");
        return Files.isExecutable(program)
                ? null
                : "there is no " + program + ": build it with " + scripts().resolve("build");
    }

    /** Starts one of its own. */
    public static ControlPlane start() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("plimsoll-control-plane-");
        run(scripts().resolve("up"), "--aws", "--dir", directory.toString());
        var variables = new Properties();
        try (InputStream in = Files.newInputStream(directory.resolve("env"))) {
            variables.load(in);
        }
        var environment = new TreeMap<String, String>();
        variables.stringPropertyNames().forEach(name -> environment.put(name, variables.getProperty(name)));
        return new ControlPlane(directory, environment);
    }

    /** The variables that a program needs to speak to it: KUBECONFIG of an administrator, and those of AWS. */
    public SortedMap<String, String> environment() {
        return environment;
    }

    public String variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no variable " + name + " among " + environment.keySet());
        }
        return value;
    }

    /** The kubeconfig of an administrator, as JSON. */
    public String kubeconfig() throws IOException {
        return Files.readString(Path.of(variable("KUBECONFIG")));
    }

    /** What goes wrong from now on: JSON as the scripts' README has it; {} for nothing. */
    public void faults(String json) throws IOException {
        Path next = directory.resolve("faults.json.next");
        Files.writeString(next, json);
        Files.move(
                next,
                directory.resolve("faults.json"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Runs kubectl as the administrator and returns what it prints. */
    public String kubectl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("--kubeconfig=" + variable("KUBECONFIG"));
        command.addAll(List.of(arguments));
        return run(programs().resolve("bin/kubectl"), command.toArray(String[]::new));
    }

    /** The process id of one of its programs, such as kube-apiserver. */
    public long pid(String program) throws IOException {
        for (String line : Files.readAllLines(directory.resolve("pids"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (List.of(words).contains(program)) {
                for (String word : words) {
                    if (word.matches("\\d+")) {
                        return Long.parseLong(word);
                    }
                }
            }
        }
        throw new IllegalArgumentException("no program " + program + " in " + directory.resolve("pids"));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(endsWithTheTests);
        down();
    }

    private void down() {
        try {
            run(scripts().resolve("down"), directory.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static String run(Path program, String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile("plimsoll-", ".log");
        try {
            var command = new ArrayList<String>();
            command.add(program.toAbsolutePath().toString());
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IOException(command + " takes too long:\n" + Files.readString(log));
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed:\n" + Files.readString(log));
            }
            return Files.readString(log);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** Where the scripts are that start and end it. */
    public static Path scripts() {
        String named = System.getenv("PLIMSOLL_CONTROL_PLANE");
        return named == null || named.isBlank() ? besideTheRepository() : Path.of(named);
    }

    private static Path besideTheRepository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isExecutable(folder.resolve("plimsoll"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared").resolve("control-plane");
    }

    /** Where its programs are. */
    public static Path programs() {
        String named = System.getenv("CONTROL_PLANE_DIR");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "plimsoll-control-plane")
                : Path.of(named);
    }
}
