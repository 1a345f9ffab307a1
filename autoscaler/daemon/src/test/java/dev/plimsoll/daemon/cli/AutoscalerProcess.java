package dev.plimsoll.daemon.cli;

import dev.plimsoll.console.Program;
import java.util.List;

/** The autoscaler's part of the program, for tests that run it in a process of its own. */
public final class AutoscalerProcess {

    private AutoscalerProcess() {}

    public static void main(String[] arguments) {
        Program.main(List.of(AutoscalerCommands.GROUP), arguments);
    }
}
