package dev.plimsoll.aws;

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

@AnalyzeClasses(packages = "dev.plimsoll.aws", importOptions = ImportOption.DoNotIncludeTests.class)
final class AwsArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule logicAndSdkMeetAtTheWireAlone = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("logic")
            .definedBy("dev.plimsoll.aws")
            .layer("sdk")
            .definedBy("dev.plimsoll.aws.sdk..")
            .layer("wire")
            .definedBy("dev.plimsoll.aws.wire..")
            .whereLayer("logic")
            .mayOnlyAccessLayers("wire")
            .whereLayer("sdk")
            .mayOnlyAccessLayers("wire")
            .whereLayer("wire")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage("dev.plimsoll.aws", "dev.plimsoll.aws.sdk..", "dev.plimsoll.aws.wire..");

    @ArchTest
    static final ArchRule onlyOneRoomKnowsTheSdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.plimsoll.aws.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule knowsOfTheAutoscalerOnlyItsCoreAndItsCatalogue = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.plimsoll.aws..",
                    "dev.plimsoll.core..",
                    "dev.plimsoll.catalogue..",
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "software.amazon..");

    @ArchTest
    static final ArchTests takesNothingAmbient = ArchTests.in(NothingAmbient.class);
}
