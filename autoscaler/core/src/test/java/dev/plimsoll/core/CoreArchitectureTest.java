package dev.plimsoll.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.io.Serializable;
import java.util.concurrent.TimeUnit;

@AnalyzeClasses(packages = "dev.plimsoll.core", importOptions = ImportOption.DoNotIncludeTests.class)
final class CoreArchitectureTest {
    @ArchTest
    static final ArchRule packagesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("loop")
            .definedBy("dev.plimsoll.core.loop..")
            .layer("disruption")
            .definedBy("dev.plimsoll.core.disruption..")
            .layer("draining")
            .definedBy("dev.plimsoll.core.draining..")
            .layer("buying")
            .definedBy("dev.plimsoll.core.buying..")
            .layer("round")
            .definedBy("dev.plimsoll.core.round..")
            .layer("settings")
            .definedBy("dev.plimsoll.core.settings..")
            .layer("expanding")
            .definedBy("dev.plimsoll.core.expanding..")
            .layer("improving")
            .definedBy("dev.plimsoll.core.improving..")
            .layer("greedy")
            .definedBy("dev.plimsoll.core.greedy..")
            .layer("reduction")
            .definedBy("dev.plimsoll.core.reduction..")
            .layer("packing")
            .definedBy("dev.plimsoll.core.packing..")
            .layer("lp")
            .definedBy("dev.plimsoll.core.lp..")
            .layer("plan")
            .definedBy("dev.plimsoll.core.plan..")
            .layer("template")
            .definedBy("dev.plimsoll.core.template..")
            .layer("expander")
            .definedBy("dev.plimsoll.core.expander..")
            .layer("scheduling")
            .definedBy("dev.plimsoll.core.scheduling..")
            .layer("model")
            .definedBy("dev.plimsoll.core.model..")
            .whereLayer("disruption")
            .mayOnlyAccessLayers(
                    "draining", "buying", "round", "settings", "expanding", "plan", "expander", "scheduling", "model")
            .whereLayer("draining")
            .mayOnlyAccessLayers("round", "settings", "expanding", "plan", "expander", "scheduling", "model")
            .whereLayer("buying")
            .mayOnlyAccessLayers("round", "settings", "expanding", "plan", "expander", "scheduling", "model")
            .whereLayer("round")
            .mayOnlyAccessLayers("settings", "expanding", "plan", "expander", "scheduling", "model")
            .whereLayer("settings")
            .mayOnlyAccessLayers("expanding", "plan", "expander", "scheduling", "model")
            .whereLayer("template")
            .mayOnlyAccessLayers("scheduling", "model")
            .whereLayer("expanding")
            .mayOnlyAccessLayers("improving", "reduction", "packing", "plan", "expander", "scheduling", "model")
            .whereLayer("greedy")
            .mayOnlyAccessLayers("improving", "reduction", "packing", "plan", "model")
            .whereLayer("improving")
            .mayOnlyAccessLayers("reduction", "packing", "plan", "scheduling", "model")
            .whereLayer("reduction")
            .mayOnlyAccessLayers("packing", "plan", "scheduling", "model")
            .whereLayer("packing")
            .mayOnlyAccessLayers("lp", "plan", "model")
            .whereLayer("plan")
            .mayOnlyAccessLayers("scheduling", "model")
            .whereLayer("lp")
            .mayNotAccessAnyLayer()
            .whereLayer("expander")
            .mayOnlyAccessLayers("model")
            .whereLayer("scheduling")
            .mayOnlyAccessLayers("model")
            .whereLayer("model")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage(
                    "dev.plimsoll.core.loop..",
                    "dev.plimsoll.core.disruption..",
                    "dev.plimsoll.core.draining..",
                    "dev.plimsoll.core.buying..",
                    "dev.plimsoll.core.round..",
                    "dev.plimsoll.core.settings..",
                    "dev.plimsoll.core.plan..",
                    "dev.plimsoll.core.lp..",
                    "dev.plimsoll.core.packing..",
                    "dev.plimsoll.core.reduction..",
                    "dev.plimsoll.core.improving..",
                    "dev.plimsoll.core.greedy..",
                    "dev.plimsoll.core.expanding..",
                    "dev.plimsoll.core.expander..",
                    "dev.plimsoll.core.template..",
                    "dev.plimsoll.core.scheduling..",
                    "dev.plimsoll.core.model..");

    @ArchTest
    static final ArchRule seesOnlyTheLanguageAndJSpecify = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.plimsoll.core..",
                            "java.lang..",
                            "java.math..",
                            "java.nio.charset..",
                            "java.time..",
                            "java.util..",
                            "org.jspecify..")
                    .or(equivalentTo(Serializable.class)));

    @ArchTest
    static final ArchRule startsNoThreads = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.util.logging..")
                    .and(not(equivalentTo(TimeUnit.class)))
                    .or(equivalentTo(Thread.class))
                    .or(equivalentTo(ThreadLocal.class))
                    .or(equivalentTo(Process.class))
                    .or(equivalentTo(ProcessBuilder.class))
                    .or(equivalentTo(Runtime.class)));

    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchTests takesNothingAmbient = ArchTests.in(NothingAmbient.class);
}
