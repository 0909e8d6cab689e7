package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.Home;
import outrider.app.Workstation;
import outrider.app.fx.FxThread;
import outrider.app.i18n.Language;
import outrider.app.profile.SignInResult;
import outrider.app.shell.Place;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// The administrator sets up fields at one workstation while a rep has a lead open at another.
final class NoCodeSyncTest {

  /// What the product promises.
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path folder;

  @BeforeEach
  void startToolkit() {
    FxThread.start();
  }

  @Test
  void aFieldIsOnTheOpenPageOfAnotherWorkstationWithinTwoSecondsWithoutRestart() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var workstation = FxThread.call(this::workstation);
      var result = workstation.desk().signIn(office.address(), "lin", HeadOffice.PASSWORD);
      assertThat(result).isInstanceOf(SignInResult.Opened.class);
      var book = ((SignInResult.Opened) result).book();
      await("the people", () -> !book.database().configuration().tree().users().isEmpty());
      var lead = UUID.randomUUID().toString();
      assertThat(
              book.commands()
                  .submit(
                      new Command.CreateRecord(
                          RecordType.LEAD,
                          lead,
                          Map.of("name", "陈思远", "source", "官网", "amount", 1_000_000L)))
                  .join()
                  .reasons())
          .isEmpty();
      FxThread.runAndWait(
          () -> workstation.open(book).workspace().navigator().open(new Place.LeadRecord(lead)));
      var scene = FxThread.call(() -> workstation.stage().getScene());
      await("the page", () -> reads(scene.getRoot(), "资料"));
      // The window is narrow here: the form is a tab of the page.
      FxThread.runAndWait(() -> details(scene.getRoot()).fire());
      await("the form", () -> reads(scene.getRoot(), "金额"));
      boss.synced();

      var took = new ArrayList<Duration>();
      var seats = UUID.randomUUID().toString();
      took.add(
          until(
              boss,
              field(seats, "x_seats", Map.of("label", "座席数", "kind", "number", "most", 500L)),
              () -> reads(scene.getRoot(), "座席数")));
      took.add(
          until(
              boss,
              field(
                  UUID.randomUUID().toString(),
                  "x_down",
                  Map.of("label", "首付", "kind", "money", "formula", "[amount] * 30%")),
              () -> reads(scene.getRoot(), "首付")));
      took.add(
          until(
              boss,
              new Command.EditFields(
                  RecordType.FIELD, seats, List.of(new FieldEdit("label", "座席数", "坐席数量"))),
              () -> reads(scene.getRoot(), "坐席数量")));
      took.add(
          until(
              boss,
              new Command.EditFields(
                  RecordType.FIELD, seats, List.of(new FieldEdit("removed", null, true))),
              () -> !reads(scene.getRoot(), "坐席数量")));
      System.out.println("fields on another workstation's open page after " + took);
      assertThat(took).allSatisfy(each -> assertThat(each).isLessThan(SOON));
      FxThread.runAndWait(workstation::close);
    }
  }

  @Test
  void whatALaptopCouldNotKnowIsRefusedAtHqAndKeptForThePerson() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var lead = lin.newLead("陈思远");
      var field = UUID.randomUUID().toString();
      assertThat(
              boss.submit(field(field, "x_margin", Map.of("label", "毛利", "kind", "number")))
                  .reasons())
          .isEmpty();
      lin.await(
          "the field",
          () ->
              lin.book()
                  .database()
                  .configuration()
                  .fields()
                  .field(RecordType.LEAD, "x_margin")
                  .isPresent());
      lin.drained();
      lin.shut();
      assertThat(
              boss.submit(
                      new Command.EditFields(
                          RecordType.FIELD,
                          field,
                          List.of(new FieldEdit("writtenBy", null, List.of("manager")))))
                  .reasons())
          .isEmpty();
      boss.drained();
      office.stop();
      lin.reopen();
      assertThat(lin.edit(lead, "x_margin", 12L).reasons())
          .as("offline nobody has told this laptop")
          .isEmpty();
      lin.shut();
      office.startAgain();
      lin.reopen();

      lin.await("the refusal", () -> !lin.attention().isEmpty());

      assertThat(lin.attention().getFirst().reasons().getFirst().id()).isEqualTo("field.withheld");
      lin.await(
          "the value to be gone",
          () -> !lin.find(RecordType.LEAD, lead).orElseThrow().has("x_margin"));
      lin.shut();
    }
  }

  /// How long it takes from the administrator's deed until it is seen.
  private static Duration until(Laptop boss, Command command, BooleanSupplier seen) {
    var begun = System.nanoTime();
    assertThat(boss.submit(command).reasons()).isEmpty();
    await("the screen", seen);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static Command field(String id, String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>();
    fields.put("recordType", "lead");
    fields.put("name", name);
    fields.putAll(more);
    return new Command.CreateRecord(RecordType.FIELD, id, fields);
  }

  private Workstation workstation() {
    var stage = new Stage();
    stage.setIconified(true);
    stage.setWidth(1_440);
    stage.setHeight(900);
    var workstation =
        new Workstation(
            new Home(folder.resolve("lin")),
            InstantSource.system(),
            ZoneId.of("Asia/Shanghai"),
            stage);
    workstation.preferences().languageProperty().set(Language.CHINESE);
    return workstation;
  }

  private static ToggleButton details(Parent root) {
    return root.lookupAll(".part-tabs .tab").stream()
        .map(ToggleButton.class::cast)
        .filter(tab -> tab.getText().equals("资料"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean reads(Parent root, String words) {
    return FxThread.call(() -> said(root, words));
  }

  private static boolean said(Node node, String words) {
    return node.isVisible()
        && (node instanceof Labeled label && words.equals(label.getText())
            || node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> said(child, words)));
  }

  private static void await(String what, BooleanSupplier condition) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s for " + what).isLessThan(until);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
