package io.repstream.dev;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.repstream.dev", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.repstream.dev.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule storesAreUsableInTestsOfOtherModules =
      noClasses()
          .that()
          .resideInAnyPackage("io.repstream.dev.store", "io.repstream.dev.process")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.repstream.dev.demo", "io.repstream.dev.gym", "io.repstream.dev.launch");

  @ArchTest
  static final ArchRule readsTimeThroughTheCommonClocksOnly =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");
}
