package dev.plimsoll.configuration;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.plimsoll.core.expander.Priorities;

/** A pattern of group names in RE2, as cluster-autoscaler has them. */
public record Re2Pattern(Pattern compiled) implements Priorities.NamePattern {

    /** The pattern of this text; one that is not RE2 is an {@link IllegalArgumentException} that says how to mend it. */
    public static Re2Pattern of(String text) {
        try {
            return new Re2Pattern(Pattern.compile(text));
        } catch (PatternSyntaxException notRe2) {
            throw new IllegalArgumentException(
                    "pattern '" + text + "' is not RE2 (" + notRe2.getDescription()
                            + "): write it without look-ahead, look-behind and back-references",
                    notRe2);
        }
    }

    @Override
    public boolean isFoundIn(String name) {
        return compiled.matcher(name).find();
    }

    @Override
    public String text() {
        return compiled.pattern();
    }
}
