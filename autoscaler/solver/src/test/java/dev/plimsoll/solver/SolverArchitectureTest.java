package dev.plimsoll.solver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.testkit.NothingAmbient;
import dev.plimsoll.testkit.SmallCircles;

@AnalyzeClasses(packages = "dev.plimsoll.solver", importOptions = ImportOption.DoNotIncludeTests.class)
final class SolverArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule columnsAndSearchDoNotKnowEachOther = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("planner")
            .definedBy("dev.plimsoll.solver")
            .layer("columns")
            .definedBy("dev.plimsoll.solver.columns..")
            .layer("search")
            .definedBy("dev.plimsoll.solver.search..")
            .whereLayer("columns")
            .mayNotAccessAnyLayer()
            .whereLayer("search")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage("dev.plimsoll.solver", "dev.plimsoll.solver.columns..", "dev.plimsoll.solver.search..");

    @ArchTest
    static final ArchRule knowsOfTheAutoscalerOnlyItsCore = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.plimsoll.solver..", "dev.plimsoll.core..", "java..", "org.jspecify..", "org.optaplanner..");

    @ArchTest
    static final ArchRule onlyTheSearchKnowsOptaPlanner = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plimsoll.solver.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.optaplanner..");

    @ArchTest
    static final ArchTests takesNothingAmbient = ArchTests.in(NothingAmbient.class);
}
