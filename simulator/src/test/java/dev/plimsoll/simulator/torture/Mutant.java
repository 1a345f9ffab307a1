package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.settings.Settings;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A bug that others had or we: its name in the fault catalogue, what it does, which invariants may catch it, how the product is
 * set where it lives, what it makes of those settings, and what it puts between the product and its ports.
 */
record Mutant(String name, String what, Set<String> catchers, Setup setup, ProductProcess.Mutation mutation) {

    /** The settings that the oracle holds it to, and what it makes of them. */
    record Setup(Settings settings, UnaryOperator<Settings> forgetful) {

        static final Setup USUAL = new Setup(Settings.DEFAULT, UnaryOperator.identity());
    }

    static Mutant of(String name, String what, Set<String> catchers, ProductProcess.Mutation mutation) {
        return new Mutant(name, what, catchers, Setup.USUAL, mutation);
    }

    @Override
    public String toString() {
        return name + ": " + what;
    }
}
