package dev.plimsoll.daemon.cli;

/** What the process tells its caller; constants, since picocli's annotations take no enum. */
final class ExitCode {
    /** Done. */
    static final int OK = 0;

    /** Something broke on the way. */
    static final int FAILURE = 1;

    /** Bad options or bad input: the message names the value and the remedy. */
    static final int USAGE = 2;

    private ExitCode() {}
}
