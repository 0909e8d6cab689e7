package outrider.app;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleDeals.PUMPS;
import static outrider.app.store.Profiles.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.FxTest;
import outrider.app.fx.Memory;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.importing.ImportDesk;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.settings.Preferences;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.signin.SignInView;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.Fleet;
import outrider.app.sync.HttpTransport;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// The main flows of a working day, done with the keyboard alone in the whole workstation: keys are
/// pressed and texts are typed, and nothing else touches the screen. At each step something has the
/// focus that can be seen.
///
/// Where a flow may take so many *groups* of keystrokes, a group is one press of a key with what is
/// held down meanwhile, the same key pressed again and again, or one text typed in one go.
final class KeyboardFlowsTest extends FxTest {
  private static final String PASSWORD = "a long password of hers";
  private static final long TOMORROW_AT_TEN = millis("2026-11-24T02:00:00Z");

  @TempDir Path folder;
  private int groups;
  private String last = "";

  @Test
  void signInWhereHqCannotBeReached() {
    var opened = new ArrayList<SignInResult.Opened>();
    var scene = signInScreen(opened);

    signIn(scene, "http://127.0.0.1:1", "secret");
    reads(scene.getRoot(), "The server cannot be reached");
    assertThat(fx(() -> scene.getFocusOwner() instanceof TextInputControl)).isTrue();
    assertThat(opened).isEmpty();
  }

  @Test
  void signInForTheFirstTimeAndThenWithoutNetwork() throws IOException {
    var opened = new ArrayList<SignInResult.Opened>();
    var hq = new MockWebServer();
    hq.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return hq(request.getMethod() + ' ' + request.getUrl().encodedPath());
          }
        });
    hq.start();
    var address = "http://127.0.0.1:" + hq.getPort();
    try (hq) {
      groups = 0;
      signIn(signInScreen(opened), address, PASSWORD);
      eventually(() -> opened.size() == 1);
      assertThat(opened.getFirst().book().profile().user()).isEqualTo(SampleBook.LIN);
      assertThat(groups).as("three texts, Tab twice, Enter").isEqualTo(6);
    } finally {
      opened.forEach(each -> each.book().close());
    }

    opened.clear();
    var scene = signInScreen(opened);
    signIn(scene, address, "not it");
    reads(scene.getRoot(), "User or password is not right");
    assertThat(fx(() -> scene.getFocusOwner() instanceof PasswordField)).isTrue();
    key(scene, KeyCode.A, true, false);
    text(scene, PASSWORD);
    key(scene, KeyCode.ENTER);
    eventually(() -> opened.size() == 1);
    assertThat(opened.getFirst().offline()).isTrue();
    opened.getFirst().book().close();
  }

  private void signIn(Scene scene, String server, String password) {
    text(scene, server);
    key(scene, KeyCode.TAB);
    text(scene, "linxiao");
    key(scene, KeyCode.TAB);
    text(scene, password);
    key(scene, KeyCode.ENTER);
  }

  private Scene signInScreen(List<SignInResult.Opened> opened) {
    var desk =
        new SignInDesk(
            new ProfileStore(folder),
            HttpTransport::new,
            InstantSource.fixed(NOW),
            () -> "id",
            new Random(1));
    var view =
        fx(() ->
            new SignInView(
                new Words(Language.ENGLISH),
                desk,
                desk.company(address -> {}),
                Background.inline(),
                opened::add));
    var scene =
        show(() -> {
          var built = new Scene(view.root(), 1280, 800);
          Stylist.dress(built, Appearance.STANDARD.withReducedMotion(true));
          return built;
        });
    fx(view::show);
    settle();
    return scene;
  }

  private static MockResponse hq(String request) {
    return request.equals("POST /v1/sign-in")
        ? new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(
                """
                {"token":"t","tenant":"main","user":"%s","role":"rep","incarnation":7,
                "epoch":"e","serverTime":%d}
                """
                    .formatted(SampleBook.LIN, NOW.toEpochMilli()))
            .build()
        : new MockResponse.Builder().code(503).build();
  }

  @Test
  void quickAddFindsWhoIsThereAlready() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Today());
    var before = all(space, RecordType.LEAD).size();

    key(scene, KeyCode.N, true, false);
    text(scene, "张伟 138 0000 0127 云帆样例软件 官网 A 明天10点");
    reads(scene.getRoot(), "Merge into 张伟");
    key(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place() instanceof Place.LeadRecord);
    assertThat(all(space, RecordType.LEAD)).hasSize(before);
    assertThat(groups).isEqualTo(3);
  }

  @Test
  void searchAndOpen() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Tasks());

    key(scene, KeyCode.K, true, false);
    text(scene, "赵敏");
    reads(scene.getRoot(), "江南演示医药");
    key(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place().equals(new Place.LeadRecord(SampleDay.ZHAO_MIN)));

    key(scene, KeyCode.DIGIT2, false, false, true);
    eventually(() -> space.navigator().place() instanceof Place.Leads);
    written(space);
    key(scene, KeyCode.F, true, false);
    text(scene, "陈思远");
    written(space);
    key(scene, KeyCode.ENTER);
    key(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place().equals(new Place.LeadRecord(SampleDay.CHEN)));
  }

  @Test
  void aCallIsLoggedWithItsOutcomeAndTheNextStepInSixGroups() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.LeadRecord(SampleDay.ZHANG_WEI));
    groups = 0;

    key(scene, KeyCode.L);
    text(scene, "Wants a demo of several warehouses");
    key(scene, KeyCode.O, true, false);
    key(scene, KeyCode.O, true, false);
    key(scene, KeyCode.DIGIT2, true, true);
    key(scene, KeyCode.ENTER, true, false);
    written(space);

    assertThat(groups).isLessThanOrEqualTo(6);
    var logged =
        all(space, RecordType.ACTIVITY).stream()
            .filter(row -> row.text("text").startsWith("Wants a demo"))
            .findFirst()
            .orElseThrow();
    assertThat(logged.text("kind")).isEqualTo("call");
    assertThat(logged.has("outcome")).isTrue();
    assertThat(all(space, RecordType.TASK))
        .anyMatch(row ->
            row.text("parent").equals(SampleDay.ZHANG_WEI)
                && row.number(Task.DUE_AT, 0) == TOMORROW_AT_TEN);
  }

  @Test
  void aTaskIsCompletedAndTheCompletionUndone() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Tasks());

    key(scene, KeyCode.J);
    key(scene, KeyCode.SPACE);
    written(space);
    assertThat(task(space).has(Task.DONE_AT)).isTrue();
    key(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(task(space).has(Task.DONE_AT)).isFalse();
  }

  @Test
  void aTaskIsSnoozedUntilTomorrow() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Tasks());

    key(scene, KeyCode.J);
    key(scene, KeyCode.S);
    key(scene, KeyCode.DIGIT2);
    written(space);
    assertThat(task(space).number(Task.DUE_AT, 0)).isEqualTo(millis("2026-11-24T01:00:00Z"));
  }

  @Test
  void aTaskIsPlannedForEveryWeek() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Tasks());

    key(scene, KeyCode.N);
    text(scene, "Pipeline review next Monday 9am");
    tabTo(scene, "Once");
    key(scene, KeyCode.RIGHT);
    key(scene, KeyCode.RIGHT);
    key(scene, KeyCode.RIGHT);
    reads(scene.getRoot(), "every Monday, first");
    key(scene, KeyCode.ENTER, true, false);
    written(space);

    assertThat(all(space, RecordType.TASK))
        .anyMatch(row -> row.text(Task.REPEATS).equals("FREQ=WEEKLY;BYDAY=MO"));
  }

  @Test
  void aTaskIsCarriedToAnotherDayInTheCalendar() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Calendar());
    var due = task(space).number(Task.DUE_AT, 0);

    key(scene, KeyCode.J);
    key(scene, KeyCode.RIGHT, false, true);
    written(space);
    assertThat(task(space).number(Task.DUE_AT, 0)).isEqualTo(due + 86_400_000);
    key(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(task(space).number(Task.DUE_AT, 0)).isEqualTo(due);
  }

  @Test
  void aDealGoesThroughAGateThatCollectsWhatIsMissing() {
    var space = workspace(Language.ENGLISH);
    Profiles.seed(space.database(), SampleDeals.opportunities().toArray(Row[]::new));
    Profiles.seed(
        space.database(),
        file(2, PUMPS, "pump 2.jpg"),
        file(3, PUMPS, "pump 3.jpg"),
        report(4, PUMPS));
    var scene = shown(space, new Place.OpportunityRecord(PUMPS));

    key(scene, KeyCode.DIGIT4, true, false);
    reads(scene.getRoot(), "1 thing missing before Quote");
    assertThat(stage(space)).isEqualTo(STAGES.get(2));
    eventually(() -> isInDialog(scene.getFocusOwner()));
    tabToText(scene);
    text(scene, "1M");
    key(scene, KeyCode.TAB);
    text(scene, "1.2M");
    key(scene, KeyCode.ENTER, true, false);
    eventually(() -> stage(space).equals(STAGES.get(3)));
  }

  @Test
  void aLeadIsConverted() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.LeadRecord(SampleDay.CHEN));

    key(scene, KeyCode.C);
    eventually(() ->
        scene.getRoot().lookup(".dialog-card .primary") != null
            && !scene.getRoot().lookup(".dialog-card .primary").isDisabled());
    key(scene, KeyCode.ENTER, true, false);
    eventually(() -> space.navigator().place() instanceof Place.OpportunityRecord);
    assertThat(find(space, RecordType.LEAD, SampleDay.CHEN).orElseThrow().text("status"))
        .isEqualTo("converted");
  }

  @Test
  void aConflictIsSettled() {
    var space = workspace(Language.ENGLISH);
    var deal = SampleBook.id("keyboard-deal", 1);
    var now = NOW.toEpochMilli();
    Profiles.seed(
        space.database(),
        row(
            RecordType.OPPORTUNITY,
            deal,
            "name",
            "泵站巡检",
            "amount",
            96_0000_00L,
            "currency",
            "CNY",
            "owner",
            SampleBook.LIN,
            "stage",
            STAGES.getFirst(),
            "pipeline",
            SampleBook.PIPELINE,
            "state",
            "open"),
        row(
            RecordType.CONFLICT,
            SampleBook.id("conflict", 1),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "field",
            "amount",
            "base",
            "110000000",
            "mine",
            "120000000",
            "theirs",
            "96000000",
            "mineBy",
            SampleBook.LIN,
            "theirsBy",
            SampleBook.ZHOU,
            "mineAt",
            now - 5_400_000,
            "theirsAt",
            now - 900_000,
            "state",
            "open",
            "owner",
            SampleBook.LIN,
            "createdAt",
            now - 60_000));
    var scene = shown(space, new Place.Today());

    key(scene, KeyCode.DIGIT7, false, false, true);
    reads(scene.getRoot(), "泵站巡检");
    key(scene, KeyCode.DIGIT1);
    key(scene, KeyCode.ENTER, true, false);
    eventually(() ->
        find(space, RecordType.OPPORTUNITY, deal).orElseThrow().number("amount", 0)
            == 120_0000_00L);
  }

  @Test
  void aListIsFilteredAndWhatIsLeftGivenToAColleague() {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, new Place.Leads());
    written(space);

    key(scene, KeyCode.F);
    key(scene, KeyCode.TAB);
    key(scene, KeyCode.TAB);
    text(scene, "陈思远");
    key(scene, KeyCode.ENTER);
    written(space);
    key(scene, KeyCode.J);
    key(scene, KeyCode.X);
    key(scene, KeyCode.O);
    picture(scene, "owner-choice-en");
    key(scene, KeyCode.DIGIT1);
    eventually(() ->
        !find(space, RecordType.LEAD, SampleDay.CHEN)
            .orElseThrow()
            .text("owner")
            .equals(SampleBook.LIN));
    key(scene, KeyCode.Z, true, false);
    eventually(() ->
        find(space, RecordType.LEAD, SampleDay.CHEN)
            .orElseThrow()
            .text("owner")
            .equals(SampleBook.LIN));
  }

  @Test
  void aFileIsImportedFromItsCopiedPath() throws IOException {
    var space = workspace(Language.ENGLISH);
    var file =
        Files.writeString(
            folder.resolve("leads.csv"),
            "姓名,公司,电话,来源\n样例甲,甲样例公司,13800001001,官网\n样例乙,乙样例公司,13800001002,展会\n");
    var scene = shown(space, new Place.Leads());
    fx(() -> {
      var content = new ClipboardContent();
      content.putString(file.toString());
      Clipboard.getSystemClipboard().setContent(content);
    });

    key(scene, KeyCode.K, true, false);
    text(scene, "import");
    key(scene, KeyCode.DOWN);
    key(scene, KeyCode.ENTER);
    eventually(() -> space.navigator().place() instanceof Place.Import);
    key(scene, KeyCode.V, true, false);
    reads(scene.getRoot(), "样例甲");
    for (var step = 0; step < 5; step++) {
      key(scene, KeyCode.ENTER, true, false);
      settle();
    }
    eventually(() -> all(space, RecordType.LEAD).size() == 2);
  }

  // The keyboard, and what it did.

  private void key(Scene scene, KeyCode code) {
    key(scene, code, false, false, false);
  }

  private void key(Scene scene, KeyCode code, boolean ctrl, boolean shift) {
    key(scene, code, ctrl, shift, false);
  }

  private void key(Scene scene, KeyCode code, boolean ctrl, boolean shift, boolean alt) {
    var name = code + " " + ctrl + shift + alt;
    groups += name.equals(last) ? 0 : 1;
    last = name;
    if (alt) {
      fx(() -> {
        var target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        target.fireEvent(
            new javafx.scene.input.KeyEvent(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                "",
                code.getName(),
                code,
                false,
                false,
                true,
                false));
      });
      settle();
    } else {
      press(scene, code, ctrl, shift);
    }
    focusIsSeen(scene, name);
  }

  private static boolean isInDialog(@Nullable Node node) {
    return node != null
        && (node.getStyleClass().contains("dialog-card") || isInDialog(node.getParent()));
  }

  private void text(Scene scene, String typed) {
    groups++;
    last = "";
    type(scene, typed);
    focusIsSeen(scene, typed);
  }

  /// Tab until something of that name has the focus.
  private void tabTo(Scene scene, String name) {
    for (var step = 0; step < 40; step++) {
      key(scene, KeyCode.TAB);
      var at = fx(scene::getFocusOwner);
      if (at instanceof javafx.scene.control.Labeled labeled && name.equals(labeled.getText())) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + name);
  }

  /// Tab until something has the focus that can be written in; not at all where it has it already.
  private void tabToText(Scene scene) {
    for (var step = 0;
        step < 40 && !fx(() -> scene.getFocusOwner() instanceof TextInputControl);
        step++) {
      key(scene, KeyCode.TAB);
    }
  }

  private static void focusIsSeen(Scene scene, String after) {
    var owner = fx(scene::getFocusOwner);
    assertThat(owner).as("something has the focus after %s", after).isNotNull();
    for (Node at = owner; at != null; at = at.getParent()) {
      assertThat(at.isVisible()).as("what has the focus after %s is seen", after).isTrue();
    }
  }

  private Scene shown(Workspace space, Place place) {
    var imports = fx(() -> new ImportDesk(space));
    var screens =
        fx(() ->
            ScreenCatalogue.of(
                space.user(),
                new Preferences(Memory.brief(), Locale.ENGLISH),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                imports,
                Fleet.NONE,
                AuditTrail.NONE,
                Subscriptions.NONE,
                Portals.NONE,
                SourceOffice.NONE,
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                false,
                "",
                () -> {}));
    fx(() -> space.appearance().set(Appearance.STANDARD.withReducedMotion(true)));
    fx(() -> space.navigator().open(place));
    var bench = fx(() -> new Workbench(space, screens));
    fx(() -> ScreenCatalogue.connect(bench, space));
    var scene = show(() -> bench.scene(1_440, 900));
    fx(() -> {
      bench.onUndo(() -> space.undo().undo());
      bench.show();
    });
    written(space);
    return scene;
  }

  private static Row file(int number, String deal, String name) {
    return row(
        RecordType.ATTACHMENT,
        SampleBook.id("keyboard-file", number),
        "parentType",
        "opportunity",
        "parent",
        deal,
        "name",
        name,
        "kind",
        "site-survey-photo",
        "contentType",
        "image/jpeg",
        "sizeBytes",
        1_000L,
        "sha256",
        ("0" + number).repeat(32),
        "owner",
        SampleBook.LIN);
  }

  private static Row report(int number, String deal) {
    return file(number, deal, "needs.pdf")
        .with("kind", "needs-report")
        .with("contentType", "application/pdf");
  }

  private static Row task(Workspace space) {
    return find(space, RecordType.TASK, SampleDay.FIRST_RESPONSE).orElseThrow();
  }

  private static String stage(Workspace space) {
    return find(space, RecordType.OPPORTUNITY, PUMPS).orElseThrow().text("stage");
  }

  private static Optional<Row> find(Workspace space, RecordType type, String id) {
    return space.database().readNow(sql -> RecordTable.of(type).find(sql, id));
  }

  private static List<Row> all(Workspace space, RecordType type) {
    return space.database().readNow(sql -> RecordTable.of(type).all(sql));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
