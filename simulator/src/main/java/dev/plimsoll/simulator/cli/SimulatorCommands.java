package dev.plimsoll.simulator.cli;

import dev.plimsoll.console.CommandGroup;

/** The commands of the simulator. Each is registered here. */
public final class SimulatorCommands {

    public static final CommandGroup GROUP = CommandGroup.of("The simulator:")
            .with("compare", CompareCommand::new)
            .with("replay", ReplayCommand::new)
            .with("torture", TortureCommand::new)
            .with("trace", TraceCommand::new);

    private SimulatorCommands() {}
}
