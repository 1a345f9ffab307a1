package dev.plimsoll.kubernetes;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.testkit.AmbientInputs;
import dev.plimsoll.testkit.SmallCircles;

@AnalyzeClasses(packages = "dev.plimsoll.kubernetes", importOptions = ImportOption.DoNotIncludeTests.class)
final class KubernetesArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule packagesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("objects")
            .definedBy("dev.plimsoll.kubernetes")
            .layer("api")
            .definedBy("dev.plimsoll.kubernetes.api")
            .layer("watch")
            .definedBy("dev.plimsoll.kubernetes.watch")
            .layer("act")
            .definedBy("dev.plimsoll.kubernetes.act")
            .layer("lead")
            .definedBy("dev.plimsoll.kubernetes.lead")
            .whereLayer("watch")
            .mayOnlyAccessLayers("objects", "api")
            .whereLayer("act")
            .mayOnlyAccessLayers("objects", "api")
            .whereLayer("lead")
            .mayOnlyAccessLayers("api")
            .whereLayer("objects")
            .mayNotAccessAnyLayer()
            .whereLayer("api")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule onlyTheWireSeesTheClient = noClasses()
            .that(resideInAPackage("dev.plimsoll.kubernetes..")
                    .and(not(resideInAPackage("dev.plimsoll.kubernetes.api"))))
            .should()
            .dependOnClassesThat(resideInAPackage("io.fabric8.kubernetes.client.."));

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses().should().accessTargetWhere(AmbientInputs.wallClock());
}
