package dev.plimsoll.core.expander;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Groups of the highest priority, as patterns of their names say (cluster-autoscaler pkg/expander/priority). Groups that
 * match nothing are left out if any other matches. All options stay if none matches, or if the patterns cannot be used.
 */
public record Priority(PriorityConfig config) implements Expander {

    /** The search begins here, so that no lower priority ever wins. */
    private static final long LOWEST = -1;

    /** What an operator should hear of; cluster-autoscaler makes an event of each. */
    public enum Note {
        /** The patterns cannot be used. */
        CONFIG_UNUSABLE,
        /** A group has no priority. */
        GROUP_NOT_MATCHED,
        /** No group has a priority. */
        NO_GROUP_MATCHED
    }

    /** The options that are left, and what there is to say about it. */
    public record Result(List<ExpansionOption> best, Set<Note> notes) {}

    @Override
    public List<ExpansionOption> best(List<ExpansionOption> options) {
        return judge(options).best();
    }

    public Result judge(List<ExpansionOption> options) {
        return switch (config) {
            case PriorityConfig.Absent() -> new Result(options, Set.of());
            case PriorityConfig.Unusable(String problem) -> new Result(options, Set.of(Note.CONFIG_UNUSABLE));
            case PriorityConfig.Sound(Priorities priorities) -> judge(options, priorities);
        };
    }

    private static Result judge(List<ExpansionOption> options, Priorities priorities) {
        var notes = EnumSet.noneOf(Note.class);
        var best = new ArrayList<ExpansionOption>();
        long highest = LOWEST;
        for (ExpansionOption option : options) {
            OptionalLong own = priorities.of(option.group());
            if (own.isEmpty()) {
                notes.add(Note.GROUP_NOT_MATCHED);
            }
            if (own.isPresent() && own.getAsLong() > highest) {
                highest = own.getAsLong();
                best.clear();
            }
            if (own.isPresent() && own.getAsLong() == highest) {
                best.add(option);
            }
        }
        if (best.isEmpty() && !options.isEmpty()) {
            notes.add(Note.NO_GROUP_MATCHED);
            return new Result(options, notes);
        }
        return new Result(best, notes);
    }
}
