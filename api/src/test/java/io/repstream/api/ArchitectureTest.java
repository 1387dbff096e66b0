package io.repstream.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;

@AnalyzeClasses(packages = "io.repstream.api", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.repstream.api";
  private static final List<Class<? extends Annotation>> ACCESS =
      List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule concernsOfThePlatformFormNoCycle =
      slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thePlatformKnowsNoFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".platform..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + ".*..")
                  .and(DescribedPredicate.not(resideInAPackage(ROOT + ".platform.."))));

  @ArchTest
  static final ArchRule theGatewayIsAnotherProcess =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.repstream.gateway..");

  @ArchTest
  static final ArchRule onlyResourcesAndPlatformSpeakJaxRs =
      noClasses()
          .that(
              DescribedPredicate.not(
                  ofATopLevelClass(simpleNameEndingWith("Resource"))
                      .or(resideInAPackage(ROOT + ".platform.."))
                      .or(resideInAPackage(ROOT))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule onlyMongoClassesUseTheDriver =
      noClasses()
          .that(DescribedPredicate.not(ofATopLevelClass(simpleNameStartingWith("Mongo"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.mongodb..");

  @ArchTest
  static final ArchRule onlyRedisClassesUseJedis =
      noClasses()
          .that(DescribedPredicate.not(ofATopLevelClass(simpleNameStartingWith("Redis"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("redis.clients..");

  @ArchTest
  static final ArchRule onlyS3ClassesUseTheAwsSdk =
      noClasses()
          .that(DescribedPredicate.not(ofATopLevelClass(simpleNameStartingWith("S3"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  /** Helidon's registry and MicroProfile's take two locks in opposite order. */
  @ArchTest
  static final ArchRule metersAreMadeThroughOneRegistry =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.eclipse.microprofile.metrics.MetricRegistry");

  @ArchTest
  static final ArchRule configurationIsRecords =
      classes().that().haveSimpleNameEndingWith("Config").should().beRecords();

  @ArchTest
  static final ArchRule readsTimeThroughTheCommonClocksOnly =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule injectsThroughConstructors =
      noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule sharesNoMutableState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule everyOperationSaysWhoMayCallIt =
      methods().that().areMetaAnnotatedWith(HttpMethod.class).should(sayWhoMayCallThem());

  private static DescribedPredicate<JavaClass> ofATopLevelClass(
      DescribedPredicate<? super JavaClass> predicate) {
    return new DescribedPredicate<>("of a top level class with %s", predicate.getDescription()) {
      @Override
      public boolean test(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
          outermost = outermost.getEnclosingClass().get();
        }
        return predicate.test(outermost);
      }
    };
  }

  private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
    return new ArchCondition<>("say who may call them") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean said =
            ACCESS.stream()
                .anyMatch(
                    access ->
                        method.isAnnotatedWith(access)
                            || method.getOwner().isAnnotatedWith(access));
        String message =
            method.getFullName() + (said ? " says" : " does not say") + " who may call it";
        events.add(new SimpleConditionEvent(method, said, message));
      }
    };
  }
}
