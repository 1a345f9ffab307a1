package dev.plimsoll.console;

/** What the process tells its caller; constants, since picocli's annotations take no enum. */
public final class ExitCode {
    /** Done. */
    public static final int OK = 0;

    /** Something broke on the way. */
    public static final int FAILURE = 1;

    /** Bad options or bad input: the message names the value and the remedy. */
    public static final int USAGE = 2;

    /** All ran, and a result is worse than the caller allows. */
    public static final int REGRESSION = 3;

    private ExitCode() {}
}
