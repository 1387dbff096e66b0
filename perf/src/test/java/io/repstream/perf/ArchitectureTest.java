package io.repstream.perf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.repstream.perf", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule simulatorIsNoPartOfTheServices =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.repstream.gateway..", "io.repstream.api..");

  @ArchTest
  static final ArchRule onlyWhatNeedsAStandStartsStores =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..perf.stand..", "..perf.chaos..", "..perf.question..", "..perf.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.repstream.dev..");

  @ArchTest
  static final ArchRule oracleSharesNothingWithWhatItJudges =
      noClasses()
          .that()
          .resideInAPackage("..perf.oracle..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.repstream.common..",
              "io.repstream.dev..",
              "..perf.machine..",
              "..perf.ride..",
              "..perf.load..");

  @ArchTest
  static final ArchRule physicsKnowNeitherNetworkNorTime =
      noClasses()
          .that()
          .resideInAPackage("..perf.ride..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.netty..", "java.net..", "..perf.machine..", "..common.clock..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.repstream.perf.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeComesFromClocks =
      noClasses()
          .that()
          .resideOutsideOfPackage("..jmh_generated..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now");
}
