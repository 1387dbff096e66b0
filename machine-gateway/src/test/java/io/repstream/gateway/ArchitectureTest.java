package io.repstream.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "io.repstream.gateway", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String GATEWAY = "io.repstream.gateway..";
  private static final String SESSION = "io.repstream.gateway.session..";

  @ArchTest
  static final ArchRule theSessionKnowsNeitherSocketNorClockNorStore =
      noClasses()
          .that()
          .resideInAPackage(SESSION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.netty..", "redis.clients..", "io.repstream.common.clock..", "org.slf4j..");

  @ArchTest
  static final ArchRule theSessionDependsOnNothingElseOfTheGateway =
      classes()
          .that()
          .resideInAPackage(SESSION)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(SESSION, "io.repstream.common..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theGatewayNeverSeesTheApi =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.repstream.api..", "io.repstream.dev..", "com.mongodb..")
          .allowEmptyShould(false);

  @ArchTest
  static final ArchRule theGatewayDecodesNoFtms =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.repstream.common.ftms..");

  @ArchTest
  static final ArchRule onlyRedisClassesImportJedis =
      noClasses()
          .that(not(belongTo(simpleNameStartingWith("Redis"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("redis.clients..");

  @ArchTest
  static final ArchRule theTimeComesFromClocks =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule configurationsAreRecords =
      classes()
          .that()
          .resideInAPackage(GATEWAY)
          .and()
          .haveSimpleNameEndingWith("Config")
          .should()
          .beRecords();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.repstream.gateway.(*)..").should().beFreeOfCycles();
}
