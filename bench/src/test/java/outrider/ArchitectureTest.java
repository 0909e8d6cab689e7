package outrider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import outrider.core.Outrider;

/// The arrows of the code map, kept: what each part may know, and why.
///
/// The module descriptors say the coarse part to the compiler; this says the finer part about all
/// modules at once, which is why it lives in the only one that sees them all.
@AnalyzeClasses(packages = "outrider", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  /// They wire the parts, so they may know all of them and hand out the clock.
  private static final DescribedPredicate<JavaClass> COMPOSITION_ROOTS =
      describe(
          "composition roots",
          type ->
              resideInAPackage("outrider.bench..").test(type)
                  || Set.of(
                          "outrider.app.Main",
                          "outrider.app.Workstation",
                          "outrider.server.Main",
                          "outrider.server.SyncServer")
                      .contains(outermost(type).getName()));

  @Test
  void coreReadsTheJavaBaseModuleOnly() throws URISyntaxException {
    Path core = Path.of(Outrider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> read =
        ModuleFinder.of(core).find("outrider.core").orElseThrow().descriptor().requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .toList();
    assertThat(read)
        .as("rules that run on both ends must need nothing of either")
        .containsExactlyInAnyOrder("java.base", "org.jspecify");
  }

  @ArchTest
  static final ArchRule CORE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("outrider.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.logging..")
          .because("a rule decides from what it is given; files and sockets are given to nobody");

  @ArchTest
  static final ArchRule APP_NEVER_SEES_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("outrider.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("outrider.server..")
          .because("the two ends share core's wire records and meet over a socket, nowhere else");

  @ArchTest
  static final ArchRule SERVER_NEVER_SEES_THE_APP =
      noClasses()
          .that()
          .resideInAPackage("outrider.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("outrider.app..")
          .because("the two ends share core's wire records and meet over a socket, nowhere else");

  @ArchTest
  static final ArchRule SQL_STAYS_IN_THE_STORES =
      noClasses()
          .that()
          .resideInAnyPackage("outrider.app..", "outrider.server..")
          .and()
          .resideOutsideOfPackages("outrider.app.store..", "outrider.server.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..")
          .because(
              "a statement left open makes a commit fail, so one package lends and closes them");

  @ArchTest
  static final ArchRule HTTP_CLIENT_STAYS_IN_SYNC =
      noClasses()
          .that()
          .resideOutsideOfPackages("outrider.app.sync..", "outrider.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("okhttp3..")
          .because("the transport is replaceable, by a simulator for one");

  @ArchTest
  static final ArchRule PLATFORM_STAYS_IN_FX =
      noClasses()
          .that()
          .resideOutsideOfPackages("outrider.app.fx..", "outrider.bench..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are Platform or javafx.concurrent",
                  type ->
                      type.getName().equals("javafx.application.Platform")
                          || resideInAPackage("javafx.concurrent..").test(type)))
          .because("who may hop to the FX thread, and how often a frame, is decided in one place");

  @ArchTest
  static final ArchRule VIEW_MODELS_HAVE_NEVER_HEARD_OF_A_NODE =
      noClasses()
          .that(
              describe(
                  "are view models", type -> outermost(type).getSimpleName().endsWith("ViewModel")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
          .because("what a screen does is tested without showing it");

  @ArchTest
  static final ArchRule STORE_SYNC_AND_COMMANDS_RUN_WITHOUT_SCREENS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "outrider.app.store..", "outrider.app.sync..", "outrider.app.command..")
          .and()
          .resideOutsideOfPackage("outrider.app.sync.queue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
          .because("a fleet of them runs in the simulator, where there is no toolkit");

  @ArchTest
  static final ArchRule HELIDON_STAYS_IN_HTTP =
      noClasses()
          .that()
          .resideInAPackage("outrider.server..")
          .and()
          .resideOutsideOfPackage("outrider.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.helidon..")
          .because(
              "services are called by handlers and by tests, and a web server can be replaced");

  @ArchTest
  static final ArchRule JACKSON_STAYS_AT_THE_SERVERS_EDGE =
      noClasses()
          .that()
          .resideInAPackage("outrider.server..")
          .and()
          .resideOutsideOfPackages("outrider.server.http..", "outrider.server.codec..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..")
          .because("what the wire looks like is no business of the services");

  @ArchTest
  static final ArchRule THE_OBJECT_STORE_STAYS_IN_BLOB =
      noClasses()
          .that()
          .resideInAPackage("outrider.server..")
          .and()
          .resideOutsideOfPackage("outrider.server.blob..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..")
          .because("a folder does as well, and whoever needs a file does not ask which it is");

  @ArchTest
  static final ArchRule TOKENS_ARE_TAKEN_APART_IN_OIDC =
      noClasses()
          .that()
          .resideOutsideOfPackage("outrider.server.oidc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..")
          .because("who is believed, and by which signature, is decided in one place");

  @ArchTest
  static final ArchRule CORE_HAS_NO_CYCLES =
      slices()
          .matching("outrider.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a noun that needs another which needs it back is one noun");

  @ArchTest
  static final ArchRule APP_HAS_NO_CYCLES =
      slices()
          .matching("outrider.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a newcomer reads packages in some order");

  @ArchTest
  static final ArchRule SERVER_HAS_NO_CYCLES =
      slices()
          .matching("outrider.server.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a newcomer reads packages in some order");

  @ArchTest
  static final ArchRule ONLY_COMPOSITION_ROOTS_READ_THE_CLOCK =
      noClasses()
          .that(DescribedPredicate.not(COMPOSITION_ROOTS))
          .should()
          .callMethodWhere(describe("it reads the wall clock", ArchitectureTest::readsTheWallClock))
          .because("time is a clock we hold, so that tests hold it too");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data)")
          .because("such a name fits any class, so it tells nothing about this one");

  @ArchTest
  static final ArchRule SCREENS_MEET_IN_THE_NAVIGATOR =
      classes()
          .that()
          .resideInAPackage("outrider.app..")
          .should(new MeetOtherScreensThroughTheNavigator())
          .because("a screen can be moved, split or tested without the others");

  private static boolean readsTheWallClock(JavaMethodCall call) {
    CodeUnitCallTarget target = call.getTarget();
    String owner = target.getOwner().getName();
    String name = target.getName();
    boolean withoutClock = target.getRawParameterTypes().isEmpty();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.time.Clock" ->
          name.startsWith("system") || name.startsWith("tick") && withoutClock;
      default ->
          owner.startsWith("java.time.")
              && name.equals("now")
              && !target.getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().equals("java.time.Clock"));
    };
  }

  static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
