package dev.plimsoll.core.scaling;

/** What became of an action. */
public sealed interface Outcome {

    /** It was done, or had been done already. */
    record Done() implements Outcome {}

    /** The world had moved on and the action no longer made sense, or was not allowed at this moment; asking later may work. */
    record Refused(String why) implements Outcome {}

    /** It was tried and failed; a purchase that failed bars its offer for a while. */
    record Failed(String why) implements Outcome {}

    Outcome DONE = new Done();
}
