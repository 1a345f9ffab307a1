package dev.plimsoll.core.expander;

import java.util.List;
import java.util.OptionalLong;

/** Which groups come first: patterns of group names by priority, in any order. */
public record Priorities(List<Rule> rules) {

    public Priorities {
        rules = List.copyOf(rules);
    }

    /** Groups whose name one of the patterns is found in; the highest priority wins. */
    public record Rule(long priority, List<NamePattern> patterns) {

        public Rule {
            patterns = List.copyOf(patterns);
        }

        boolean matches(String group) {
            return patterns.stream().anyMatch(pattern -> pattern.isFoundIn(group));
        }
    }

    /** A pattern that is found in some names. */
    public interface NamePattern {

        boolean isFoundIn(String name);

        /** As its author wrote it. */
        String text();
    }

    /** The highest priority whose patterns match the group's name; none if none does. */
    OptionalLong of(String group) {
        return rules.stream()
                .filter(rule -> rule.matches(group))
                .mapToLong(Rule::priority)
                .max();
    }
}
