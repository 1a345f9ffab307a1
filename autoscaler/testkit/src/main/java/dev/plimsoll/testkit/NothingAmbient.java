package dev.plimsoll.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules for code that has to be handed all it needs: to be taken in by {@code ArchTests.in(NothingAmbient.class)}. */
public final class NothingAmbient {

    @ArchTest
    static final ArchRule readsNoClock = noClasses().should().accessTargetWhere(AmbientInputs.wallClock());

    @ArchTest
    static final ArchRule drawsNoUnseededNumbers =
            noClasses().should().accessTargetWhere(AmbientInputs.unseededRandomness());

    @ArchTest
    static final ArchRule neverSleeps = noClasses().should().accessTargetWhere(AmbientInputs.sleep());

    @ArchTest
    static final ArchRule touchesNoProcess = noClasses().should().accessTargetWhere(AmbientInputs.processEnvironment());

    private NothingAmbient() {}
}
