package dev.plimsoll.daemon.cli;

import dev.plimsoll.console.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Runs the program in this process and keeps what the last run printed. */
final class Terminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The exit code. */
    int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Program.run(
                List.of(AutoscalerCommands.GROUP), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
