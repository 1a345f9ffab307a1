package dev.plimsoll.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A group that is ours because it is named, and the sizes that it may have within those that AWS allows. */
public record NamedGroup(String name, int min, int max) {

    private static final Pattern FORM = Pattern.compile("([^=]+)(?:=(\\d{1,6}):(\\d{1,6}))?");

    /** Reads NAME or NAME=MIN:MAX. */
    public static NamedGroup parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(1).isBlank()) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no group: give NAME or NAME=MIN:MAX, such as workers or workers=1:10");
        }
        if (form.group(2) == null) {
            return new NamedGroup(form.group(1), 0, Integer.MAX_VALUE);
        }
        int min = Integer.parseInt(form.group(2));
        int max = Integer.parseInt(form.group(3));
        if (min > max) {
            throw new IllegalArgumentException("'" + text + "' has a minimum of " + min + " above its maximum of " + max
                    + ": give one that is not above");
        }
        return new NamedGroup(form.group(1), min, max);
    }

    /** The sizes of the group with these of AWS. */
    AutoScalingGroup.Bounds within(AutoScalingGroup.Bounds ofAws) {
        int most = Math.min(max, ofAws.maxSize());
        return new AutoScalingGroup.Bounds(Math.min(most, Math.max(min, ofAws.minSize())), most);
    }
}
