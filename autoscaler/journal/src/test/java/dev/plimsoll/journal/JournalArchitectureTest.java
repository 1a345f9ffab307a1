package dev.plimsoll.journal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.testkit.NothingAmbient;
import dev.plimsoll.testkit.SmallCircles;

@AnalyzeClasses(packages = "dev.plimsoll.journal", importOptions = ImportOption.DoNotIncludeTests.class)
final class JournalArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule knowsOfTheAutoscalerOnlyItsCore = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.plimsoll.journal",
                    "dev.plimsoll.core..",
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation");

    @ArchTest
    static final ArchTests takesNothingAmbient = ArchTests.in(NothingAmbient.class);
}
