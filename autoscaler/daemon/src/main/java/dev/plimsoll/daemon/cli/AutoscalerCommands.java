package dev.plimsoll.daemon.cli;

import dev.plimsoll.console.CommandGroup;

/** The commands of the autoscaler. Each is registered here. */
public final class AutoscalerCommands {

    public static final CommandGroup GROUP = CommandGroup.of("The autoscaler:")
            .with("autoscale", AutoscaleCommand::new)
            .with("plan", PlanCommand::new)
            .with("config", ConfigCommand::new);

    private AutoscalerCommands() {}
}
