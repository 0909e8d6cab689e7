package outrider.app.change;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.command.Undo;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.rules.RuleDrafts;
import outrider.app.rules.RulesView;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signing;
import outrider.core.user.Team;
import outrider.core.user.User;

/// The administrator tightens a promise and the pipeline; Zhou Lan signs for sales, He Jing for
/// marketing, Qin Yue for IT.
final class ChangesViewTest extends FxTest {
  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final AtomicInteger ENVELOPES = new AtomicInteger();
  private static final String LEVEL = SampleBook.id("level", 1);
  private static final String DRAFT = SampleBook.id("drafted", 1);

  @ParameterizedTest
  @EnumSource(Language.class)
  void fromTheFirstEditToTheRollBack(Language language) {
    var space = signing(language);
    tighten(space);
    var chinese = language == Language.CHINESE;
    assertThat(minutes(space)).as("nothing is in force yet").isEqualTo(60);
    assertThat(open(space).commands()).hasSize(2);
    var scene = shown(space);
    reads(scene.getRoot(), chinese ? "试运行" : "Dry run");
    reads(scene.getRoot(), chinese ? "个商机正在这个流程上" : "running deals of the pipeline");
    fx(() -> link(scene, space.words().get("change.dry.show")).fire());
    picture(scene, "changes-draft-" + language);
    press(scene, KeyCode.S);
    reads(scene.getRoot(), space.words().get("change.state.asked", 0));

    for (var signer : List.of(SampleBook.ZHOU, SampleBook.HE)) {
      signs(seat(space, signer));
    }
    reads(scene.getRoot(), space.words().get("change.state.asked", 2));
    assertThat(fx(() -> publish(scene, space).isDisabled())).as("two of three").isTrue();
    picture(scene, "changes-two-of-three-" + language);
    fx(() -> space.appearance().set(DARK));
    picture(scene, "changes-two-of-three-dark-" + language);
    fx(() -> space.appearance().set(Appearance.STANDARD));
    signs(seat(space, SampleBook.QIN));
    reads(scene.getRoot(), space.words().get("change.state.asked", 3));

    press(scene, KeyCode.P);

    eventually(() -> minutes(space) == 15);
    reads(scene.getRoot(), space.words().get("change.rollBack"));
    picture(scene, "changes-published-" + language);
    press(scene, KeyCode.B);
    eventually(() -> minutes(space) == 60);
    reads(scene.getRoot(), space.words().get("change.did.rolledBack", "管理员"));
    assertThat(space.database().configuration().pipelines().stream().map(it -> it.id()).toList())
        .containsExactly(SampleBook.PIPELINE);
    picture(scene, "changes-rolled-back-" + language);
  }

  @Test
  void underRulesAnEditWaitsInAChangeAndIsShownAsItWouldBe() {
    var space = signing(Language.CHINESE);
    var scene = shown(space, new Place.Rules());
    reads(scene.getRoot(), "这里的变更要签字");
    space
        .undo()
        .submit(
            "undo.edited",
            new Command.EditFields(
                RecordType.SERVICE_LEVEL, LEVEL, List.of(new FieldEdit("minutes", 60L, 15L))))
        .join();
    reads(scene.getRoot(), "1 项修改在「一小时响应」中等待，尚未生效。", "15 分钟");
    picture(scene, "changes-rules");
    assertThat(minutes(space)).isEqualTo(60);

    space.undo().undo().orElseThrow().join();
    reads(scene.getRoot(), "这里的变更要签字");
    fx(() -> link(scene, "查看").fire());
    reads(scene.getRoot(), space.words().get("change.empty.OPEN"));
    picture(scene, "changes-empty");
  }

  /// A sentence that leaves something out must not hide it from those who sign.
  @Test
  void whatTheSentenceDoesNotSpeakOfIsShownBesideIt() {
    var cadence = SampleBook.id("cadence", 9);
    var before = "1h|call|Call|" + "Say who you are. ".repeat(40);
    var after = before + "Promise nothing.";
    var change =
        ChangeRequest.of(
            Row.of(RecordType.CHANGE_REQUEST, SampleBook.id("change", 9))
                .with(
                    ChangeRequest.COMMANDS,
                    WrittenCommands.write(
                        List.of(
                            new Command.CreateRecord(
                                RecordType.CADENCE,
                                cadence,
                                Map.of("name", "Usual", "steps", before, "exitTags", List.of("x"))),
                            new Command.EditFields(
                                RecordType.CADENCE,
                                cadence,
                                List.of(new FieldEdit("steps", before, after)))))));

    var lines = ChangeLines.of(signing(Language.ENGLISH), change);

    assertThat(lines.getFirst().details()).anyMatch(detail -> "x".equals(detail.after()));
    assertThat(lines.getLast().details())
        .singleElement()
        .satisfies(detail -> {
          assertThat(detail.before()).doesNotContain("Promise nothing.");
          assertThat(detail.after()).endsWith("Promise nothing.");
        });
  }

  @Test
  void whoSignsIsSaidAndSigningTurnedOnInTheWindow() {
    var space = seat(workspace(Language.ENGLISH), SampleBook.ADMIN);
    var scene = shown(space);
    reads(scene.getRoot(), "Edits under Rules hold at once");
    fire(scene, "Set up signing");
    reads(scene.getRoot(), "Name three different people first");
    picture(scene, "changes-signing-off");
    for (var signer : signers()) {
      space
          .undo()
          .submit(
              "undo.edited",
              new Command.EditFields(
                  RecordType.USER,
                  signer.id(),
                  List.of(new FieldEdit(User.DUTIES, null, signer.value(User.DUTIES)))))
          .join();
    }
    eventually(() -> buttons(scene, "Turn signing on").anyMatch(button -> !button.isDisabled()));
    fire(scene, "Turn signing on");

    eventually(() -> Signing.isInForce(space.database().configuration()));
    reads(scene.getRoot(), "Propose to turn it off");
    picture(scene, "changes-signing-on");
    fx(() -> space.appearance().set(DARK));
    picture(scene, "changes-signing-on-dark");
    fire(scene, "Propose to turn it off");
    eventually(() -> space.commands().gathering().open().isPresent());
    assertThat(Signing.isInForce(space.database().configuration())).isTrue();
  }

  @Test
  void aNoNeedsAWordAndTheRailCountsWhatWaitsForMe() {
    var admin = signing(Language.CHINESE);
    tighten(admin);
    admin.commands().submit(new Command.SettleChange(open(admin).id(), ChangeRequest.ASKED)).join();
    var space = seat(admin, SampleBook.ZHOU);
    var count = new SimpleIntegerProperty();
    var following = fx(() -> ChangeCount.follow(space, count));
    eventually(() -> count.get() == 1);
    var scene = shown(space);
    reads(scene.getRoot(), "代表销售签字");
    picture(scene, "changes-to-sign");
    press(scene, KeyCode.R);
    reads(scene.getRoot(), "不同意要写一句原因");
    fx(() -> ((TextField) scene.lookup(".change-card .text-field")).setText("夜里没人"));
    fire(scene, "不同意");

    reads(scene.getRoot(), "周岚不同意");
    eventually(() -> count.get() == 0);
    picture(scene, "changes-refused");
    fx(following::unsubscribe);
  }

  @Test
  void aServerUpdateIsProposedAndAMomentChosen() {
    var space = signing(Language.CHINESE);
    var scene = shown(space);
    reads(scene.getRoot(), space.words().get("change.empty.OPEN"));
    press(scene, KeyCode.N);
    fx(() -> ((TextField) scene.lookup(".dialog-card .text-field")).setText("升级到 0.2"));
    picture(scene, "changes-server");
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());
    reads(scene.getRoot(), "升级到 0.2");
    fire(scene, "定时发布…");
    picture(scene, "changes-schedule");
    fx(() -> ((Button) scene.lookup(".dialog-footer .primary")).fire());
    reads(scene.getRoot(), "自动发布");
  }

  /// Somebody at the same book, whose envelopes have ids of their own.
  private static Workspace seat(Workspace space, String user) {
    var bus =
        new CommandBus(
            space.database(),
            new CorrectedClock(InstantSource.fixed(SampleBook.NOW)),
            () -> SampleBook.id("seat", ENVELOPES.incrementAndGet()),
            user,
            SampleBook.id("device", 1));
    var person = as(space, user);
    return new Workspace(
        person.words(),
        person.navigator(),
        person.ticker(),
        person.toasts(),
        person.dialogs(),
        person.background(),
        person.clock(),
        person.zone(),
        person.user(),
        person.appearance(),
        person.database(),
        bus,
        new Undo(bus),
        person.memory(),
        person.files(),
        person.calls());
  }

  /// At a window of their own.
  private static void signs(Workspace who) {
    var view =
        fx(() -> {
          var made = new ChangesView(who, Optional.empty());
          made.show();
          return made;
        });
    eventually(() -> {
      fx(() -> view.sign(true));
      return hasSigned(who);
    });
    fx(view::hide);
  }

  private static boolean hasSigned(Workspace who) {
    return Arrays.stream(ChangeDuty.values())
        .flatMap(duty -> open(who).signature(duty).stream())
        .anyMatch(signature -> signature.by().equals(who.user().userId()));
  }

  private static void tighten(Workspace space) {
    space
        .undo()
        .submit(
            "undo.edited",
            new Command.EditFields(
                RecordType.SERVICE_LEVEL, LEVEL, List.of(new FieldEdit("minutes", 60L, 15L))))
        .join();
    space.commands().submit(new Command.DraftPipeline(DRAFT, SampleBook.PIPELINE, null)).join();
    var survey = space.database().configuration().stages(DRAFT).get(2);
    space
        .commands()
        .submit(
            new Command.CreateRecord(
                RecordType.CHECKLIST_ITEM,
                SampleBook.id("condition", 1),
                Map.of("name", "屋顶承重报告", "stage", survey.id(), "gate", "exit", "kind", "action")))
        .join();
    space
        .undo()
        .submit("undo.published", new Command.PublishPipeline(DRAFT, SampleBook.PIPELINE))
        .join();
  }

  private static ChangeRequest open(Workspace space) {
    return space.database().configuration().all(RecordType.CHANGE_REQUEST).stream()
        .map(ChangeRequest::of)
        .filter(ChangeRequest::isOpen)
        .findFirst()
        .orElseThrow();
  }

  private static long minutes(Workspace space) {
    return space
        .database()
        .configuration()
        .row(RecordType.SERVICE_LEVEL, LEVEL)
        .map(row -> row.number("minutes", 0))
        .orElse(0L);
  }

  private static Button publish(Scene scene, Workspace space) {
    return button(scene, space.words().get("change.publish"));
  }

  private static void fire(Scene scene, String text) {
    eventually(() -> buttons(scene, text).findAny().isPresent());
    fx(() -> button(scene, text).fire());
  }

  private static Button button(Scene scene, String text) {
    return buttons(scene, text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + text));
  }

  /// What is in a scroll pane is in the scene only once that was laid out.
  private static Stream<Button> buttons(Scene scene, String text) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    return scene.getRoot().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()));
  }

  private static Hyperlink link(Scene scene, String text) {
    return scene.getRoot().lookupAll(".hyperlink").stream()
        .map(Hyperlink.class::cast)
        .filter(link -> text.equals(link.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link " + text));
  }

  private Scene shown(Workspace space) {
    return shown(space, new Place.Changes());
  }

  private Scene shown(Workspace space, Place at) {
    var screens = new Screens();
    screens.at(Place.Changes.class, (place, given) -> new ChangesView(given, place.change()));
    screens.at(
        Place.Rules.class, (place, given) -> new RulesView(given, new RuleDrafts(), "hq.example"));
    fx(() -> space.navigator().open(at));
    var bench = bench(space, screens, 1280, 860, Appearance.STANDARD);
    return fx(() -> bench.root().getScene());
  }

  private static List<Row> signers() {
    return List.of(
        person(SampleBook.ZHOU, "zhoulan", "周岚", "manager", SampleBook.EAST, "sales"),
        person(SampleBook.HE, "hejing", "何静", "rep", SampleBook.EAST_1, "marketing"),
        person(SampleBook.QIN, "qinyue", "秦岳", "rep", SampleBook.EAST_1, "it"));
  }

  private static Row person(
      String id, String login, String name, String role, String team, String duty) {
    return row(
        RecordType.USER,
        id,
        "login",
        login,
        "name",
        name,
        "role",
        role,
        "team",
        team,
        "duties",
        List.of(duty));
  }

  private static Workspace signing(Language language) {
    var space = seat(workspace(language), SampleBook.ADMIN);
    var rows = new ArrayList<>(SampleDeals.opportunities());
    rows.addAll(signers());
    rows.add(
        row(
            RecordType.TEAM,
            SampleBook.COMPANY,
            "name",
            "前哨样例公司",
            "nameEn",
            "Sample company",
            Team.SIGNS_CHANGES,
            true));
    rows.add(
        row(
            RecordType.SERVICE_LEVEL,
            LEVEL,
            "name",
            "一小时响应",
            "nameEn",
            "Within an hour",
            "kind",
            "first-response",
            "minutes",
            60L,
            "position",
            1L));
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    return space;
  }
}
