package dev.plimsoll.simulator.cli;

import dev.plimsoll.simulator.tune.RunGrid;
import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Counts finished runs on one line of a terminal; says nothing where no person watches. */
final class ProgressLine implements RunGrid.Progress, AutoCloseable {

    private static final int WIDTH = 30;

    private final PrintWriter terminal;
    private final boolean watched;

    ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
        this.watched = isTerminal(System.console());
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    @Override
    public synchronized void done(int finished, int all) {
        if (watched) {
            int filled = WIDTH * finished / all;
            terminal.printf("\r[%s%s] %d of %d runs", "#".repeat(filled), " ".repeat(WIDTH - filled), finished, all);
            terminal.flush();
        }
    }

    @Override
    public void close() {
        if (watched) {
            terminal.print("\r" + " ".repeat(WIDTH + 30) + "\r");
            terminal.flush();
        }
    }
}
