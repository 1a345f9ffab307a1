package dev.plimsoll.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Commands that belong together, under one heading of the help: each a picocli command that is made when it is needed. */
public record CommandGroup(String heading, Map<String, Supplier<Object>> commands) {

    public CommandGroup {
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands)); // in the order of the help
    }

    /** A group without commands, to which they are added. */
    public static CommandGroup of(String heading) {
        return new CommandGroup(heading, Map.of());
    }

    /** The same with one command more. */
    public CommandGroup with(String name, Supplier<Object> command) {
        var more = new LinkedHashMap<>(commands);
        more.put(name, command);
        return new CommandGroup(heading, more);
    }
}
