package dev.plimsoll.simulator.trace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.plimsoll.simulator.trace", importOptions = ImportOption.DoNotIncludeTests.class)
final class TraceArchitectureTest {
    private static final String TRACE = "dev.plimsoll.simulator.trace";

    @ArchTest
    static final ArchRule packagesPointOneWay =
            slices().matching(TRACE + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule typesKnowNoReader = noClasses()
            .that()
            .resideInAPackage(TRACE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TRACE + ".(*)..");
}
