package dev.plimsoll.program;

import dev.plimsoll.console.CommandGroup;
import dev.plimsoll.console.Program;
import dev.plimsoll.daemon.cli.AutoscalerCommands;
import dev.plimsoll.simulator.cli.SimulatorCommands;
import java.util.List;

/** {@code plimsoll}: the autoscaler and the simulator. */
public final class Plimsoll {

    /** Every command, in the order of the help. */
    static final List<CommandGroup> GROUPS = List.of(AutoscalerCommands.GROUP, SimulatorCommands.GROUP);

    private Plimsoll() {}

    public static void main(String[] arguments) {
        Program.main(GROUPS, arguments);
    }
}
