package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.tune.RunGrid;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much of the simulated time of all runs has passed (of runs that do not say, how many are done), and how long the rest may take: on one line of a terminal, or, where
 * stderr is none, on a line of its own every half minute.
 */
final class ProgressLine implements RunGrid.Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final int BLANKS = 60;
    private static final long TERMINAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LOG_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final double SURE = 0.01;

    private final PrintWriter talk;
    private final boolean terminal;
    private final LongSupplier nanoClock;
    private final long startNanos;
    private double[] shares = new double[0];
    private int finished;
    private int runs;
    private long toldNanos;
    private boolean told;

    ProgressLine(PrintWriter talk) {
        this(talk, isTerminal(), System::nanoTime);
    }

    /** On a line that is written over, or on a new one each time. */
    ProgressLine(PrintWriter talk, boolean terminal, LongSupplier nanoClock) {
        this.talk = talk;
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.startNanos = nanoClock.getAsLong();
        this.toldNanos = startNanos;
    }

    /** Where stderr goes: the console does not say once stdout is a file. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .isPresent();
        }
    }

    /** So many runs are to come, and will say how much of their simulated time has passed. */
    synchronized void expect(int toCome) {
        shares = new double[toCome];
        runs = toCome;
    }

    /** So much of a run's simulated time has passed. */
    synchronized void passed(int run, double share) {
        shares[run] = share;
        tellIfDue();
    }

    @Override
    public synchronized void done(int finishedRuns, int all) {
        finished = finishedRuns;
        runs = all;
        tellIfDue();
    }

    private void tellIfDue() {
        long now = nanoClock.getAsLong();
        if (now - toldNanos >= (terminal ? TERMINAL_NANOS : LOG_NANOS)) {
            tell(now);
        }
    }

    private void tell(long now) {
        toldNanos = now;
        told = true;
        boolean bySimulatedTime = shares.length > 0;
        double share = bySimulatedTime ? Arrays.stream(shares).average().orElse(0) : finished / (double) runs;
        String text = Math.round(share * 100) + " %" + (bySimulatedTime ? " of simulated time, " : ", ") + finished
                + " of " + runs + " runs"
                + (share < SURE ? "" : ", " + time((now - startNanos) * (1 - share) / share) + " left");
        if (terminal) {
            int filled = (int) (WIDTH * share);
            talk.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text + "   ");
        } else {
            talk.println(text);
        }
        talk.flush();
    }

    private static String time(double nanos) {
        long seconds = Math.round(nanos / 1e9);
        return seconds < 100 ? seconds + " s" : (seconds + 30) / 60 + " min";
    }

    @Override
    public synchronized void close() {
        if (terminal && told) {
            talk.print("\r" + " ".repeat(WIDTH + BLANKS) + "\r");
            talk.flush();
        }
    }
}
