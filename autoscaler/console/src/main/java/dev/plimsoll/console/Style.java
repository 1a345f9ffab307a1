package dev.plimsoll.console;

/** How a line stands out in a terminal (ECMA-48, "select graphic rendition"). */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    GREEN("32");

    private final String parameter;

    Style(String parameter) {
        this.parameter = parameter;
    }

    /** The text as a terminal shows it so, if it can. */
    public String paint(String text, boolean colour) {
        return colour && this != PLAIN ? "\u001b[" + parameter + "m" + text + "\u001b[0m" : text;
    }
}
