package dev.plimsoll.catalogue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.testkit.NothingAmbient;
import dev.plimsoll.testkit.SmallCircles;

/** Here, as the catalogue's own tests do without the testkit. */
@AnalyzeClasses(packages = "dev.plimsoll.catalogue", importOptions = ImportOption.DoNotIncludeTests.class)
final class CatalogueArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule knowsOfTheAutoscalerOnlyItsCore = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.plimsoll.catalogue",
                    "dev.plimsoll.core..",
                    "java..",
                    "org.jspecify..",
                    "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchTests takesNothingAmbient = ArchTests.in(NothingAmbient.class);
}
