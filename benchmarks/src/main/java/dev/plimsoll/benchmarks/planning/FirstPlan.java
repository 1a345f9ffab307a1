package dev.plimsoll.benchmarks.planning;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times from the start of a process to the first line that it prints, and to its end, over 20 starts. Arguments: a command
 * that prints a plan in one line, such as {@code ./plimsoll plan SCENARIO --types SET --budget 0 --output json}, or the JVM
 * that it runs. Budget, from the JVM's start to the plan: 0.3 s with {@code --budget 0}, 0.8 s with OptaPlanner.
 */
public final class FirstPlan {

    private static final int STARTS = 20;

    private FirstPlan() {}

    /** Arguments: the command. */
    public static void main(String[] command) throws IOException, InterruptedException {
        var firstLine = new ArrayList<Double>();
        var end = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader()) {
                if (out.readLine() == null) {
                    throw new IOException("nothing printed by " + String.join(" ", command));
                }
                firstLine.add((System.nanoTime() - start) / 1e6);
                process.info().totalCpuDuration().map(Duration::toMillis).ifPresent(millis -> cpu.add((double) millis));
            }
            process.waitFor();
            end.add((System.nanoTime() - start) / 1e6);
        }
        print("first line", firstLine);
        print("processor time by then", cpu);
        print("end", end);
    }

    private static void print(String what, List<Double> millis) {
        if (!millis.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-24s least %.0f ms, median %.0f ms, p90 %.0f ms%n",
                    what,
                    Quantile.of(0, millis),
                    Quantile.of(0.5, millis),
                    Quantile.of(0.9, millis));
        }
    }
}
