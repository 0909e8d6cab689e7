package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.activity.Dialer;
import outrider.app.call.Calls;
import outrider.app.call.DialBy;
import outrider.app.fx.Appearance;
import outrider.app.fx.Background;
import outrider.app.fx.FxTest;
import outrider.app.fx.Ticker;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.sync.CallTransport;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.Telephone;
import outrider.core.call.Summary;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.Problem;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Ctrl+D on a lead's page, whichever way it dials, and the draft that comes back.
final class LeadCallTest extends FxTest {
  private static final String CALL = SampleBook.id("activity", 801);

  private final List<String> opened = new ArrayList<>();
  private final List<DialRequest> asked = new ArrayList<>();
  private Instant now = SampleBook.NOW;
  private boolean hasPhone = true;
  private @Nullable SyncFailure refusal;
  private String phase = "dialling";
  private @Nullable Long answeredAt;
  private @Nullable String outcome;

  @Test
  void aCallByTheSystemsTelephoneIsTimedFromDiallingAndLoggedWithThat() {
    var space = space(Language.CHINESE);
    var scene = page(space, Appearance.Theme.LIGHT);
    press(scene, KeyCode.D, true, false);

    eventually(() -> !opened.isEmpty());
    assertThat(opened.getFirst()).startsWith("tel:");
    passes(space, Duration.ofSeconds(133));
    reads(scene.getRoot(), "陈思远 · 已拨出 02:13 · 记录");
    picture(scene, "call-dialled-zh");
    fx(() -> ((Button) find(scene, ".call-chip")).fire());
    find(scene, ".log-form");
    picture(scene, "call-log-zh");
    press(scene, KeyCode.ENTER, true, false);
    written(space);

    var call = newest(space);
    assertThat(call.text("kind")).isEqualTo("call");
    assertThat(call.number("occurredAt", 0)).isEqualTo(SampleBook.NOW.toEpochMilli());
    assertThat(call.number("durationSeconds", 0)).isEqualTo(133);
    eventually(() -> space.calls().currentProperty().get() == null);
  }

  @Test
  void anotherWayOfDiallingIsChosenAndRemembered() {
    var space = space(Language.CHINESE);
    fx(() -> space.calls().setBy(DialBy.SIP));
    var scene = page(space, Appearance.Theme.LIGHT);
    press(scene, KeyCode.D, true, false);
    eventually(() -> opened.stream().anyMatch(link -> link.startsWith("sip:")));
    assertThat(space.memory().recall(Calls.REMEMBERED)).isEqualTo("sip");
  }

  @Test
  void whereNothingTakesTheNumberItIsOnTheClipboardAndNothingIsTimed() {
    hasPhone = false;
    var space = space(Language.CHINESE);
    var scene = page(space, Appearance.Theme.LIGHT);
    press(scene, KeyCode.D, true, false);
    eventually(() -> space.toasts().text().contains("已复制"));
    assertThat(space.calls().currentProperty().get()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "CHINESE, LIGHT, 正在接通, 对方响铃, '通话中 02:13', '已结束，已接通'",
    "ENGLISH, DARK, Dialling, Ringing, 'Connected 02:13', 'Ended, Reached'"
  })
  void aCallByTheCompanysSystemSaysHowItGoes(
      Language language,
      Appearance.Theme theme,
      String dialling,
      String ringing,
      String connected,
      String ended) {
    var space = space(language);
    fx(() -> space.calls().setBy(DialBy.COMPANY));
    var scene = page(space, theme);
    press(scene, KeyCode.D, true, false);

    reads(scene.getRoot(), dialling);
    assertThat(opened).isEmpty();
    assertThat(asked)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.recordType()).isEqualTo("lead");
          assertThat(request.record()).isEqualTo(LeadSamples.CHEN);
        });
    phase = "ringing";
    passes(space, Duration.ofSeconds(1));
    reads(scene.getRoot(), ringing);
    picture(scene, "call-ringing-" + language.name().toLowerCase(java.util.Locale.ROOT));
    phase = "connected";
    answeredAt = now.toEpochMilli();
    passes(space, Duration.ofSeconds(1));
    passes(space, Duration.ofSeconds(132));
    reads(scene.getRoot(), connected);
    picture(scene, "call-connected-" + language.name().toLowerCase(java.util.Locale.ROOT));
    phase = "ended";
    outcome = "reached";
    passes(space, Duration.ofSeconds(1));
    reads(scene.getRoot(), ended);
    passes(space, Duration.ofSeconds(10));
    eventually(() -> space.calls().currentProperty().get() == null);
  }

  @ParameterizedTest
  @CsvSource({
    "urn:outrider:telephony-off, 总部还没有接入电话系统",
    "urn:outrider:extension-missing, 还不知道你的分机",
    "urn:outrider:telephony-failed, 电话系统没有接受呼叫（座席不在线）",
    "'', 暂时联系不上总部"
  })
  void whereHqDoesNotTakeTheCallItSaysWhyAndTheSystemsTelephoneDoes(String type, String said) {
    refusal =
        type.isEmpty()
            ? new SyncFailure(SyncFailure.Kind.UNREACHABLE, "offline", null)
            : SyncFailure.of(new Problem(type, "", 409, "座席不在线", null, null), 409);
    var space = space(Language.CHINESE);
    fx(() -> space.calls().setBy(DialBy.COMPANY));
    var scene = page(space, Appearance.Theme.LIGHT);
    press(scene, KeyCode.D, true, false);

    eventually(() -> space.toasts().text().contains(said));
    assertThat(opened).singleElement().asString().startsWith("tel:");
    reads(scene.getRoot(), "已拨出");
  }

  @ParameterizedTest
  @CsvSource({
    "CHINESE, LIGHT, 摘自通话原话, 采用为备注",
    "ENGLISH, DARK, Sentences from the call, Use as note"
  })
  void aDraftIsTakenAsTheNoteOnlyByAPersonAndThatCanBeTakenBack(
      Language language, Appearance.Theme theme, String by, String accept) {
    var space = space(language);
    drafted(space);
    var scene = page(space, theme);
    reads(scene.getRoot(), by, accept, "三年的话我需要和老板商量");
    picture(scene, "call-draft-" + language.name().toLowerCase(java.util.Locale.ROOT));

    fx(() -> button(scene, accept).fire());
    eventually(() -> call(space).text("text").startsWith("客户：报价我看了"));
    assertThat(call(space).text(Summary.STATE)).isEqualTo(Summary.ACCEPTED);
    eventually(() -> !readable(scene.getRoot()).contains(accept));

    fx(() -> space.undo().undo());
    eventually(() -> Summary.of(call(space)).isOpen());
    assertThat(call(space).has("text")).isFalse();
  }

  @Test
  void aDraftIsPutRightFirst() {
    var space = space(Language.CHINESE);
    drafted(space);
    var scene = page(space, Appearance.Theme.LIGHT);
    reads(scene.getRoot(), "摘要草稿");
    fx(() -> button(scene, "修改").fire());
    find(scene, ".dialog-card");
    picture(scene, "call-draft-edit-zh");
    fx(() ->
        ((javafx.scene.control.TextArea) find(scene, ".dialog-card .text-area"))
            .setText("签三年优惠 8%，下周三答复"));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> call(space).text("text").equals("签三年优惠 8%，下周三答复"));
  }

  @Test
  void aDraftIsThrownAway() {
    var space = space(Language.CHINESE);
    drafted(space);
    var scene = page(space, Appearance.Theme.LIGHT);
    reads(scene.getRoot(), "摘要草稿");
    fx(() -> button(scene, "弃用").fire());
    eventually(() -> call(space).text(Summary.STATE).equals(Summary.DISCARDED));
    assertThat(call(space).has("text")).isFalse();
    eventually(() -> !readable(scene.getRoot()).contains("摘要草稿"));
  }

  private void drafted(Workspace space) {
    Profiles.seed(
        space.database(),
        new Row(
            RecordType.ACTIVITY,
            CALL,
            Map.ofEntries(
                Map.entry("parentType", "lead"),
                Map.entry("parent", LeadSamples.CHEN),
                Map.entry("kind", "call"),
                Map.entry("direction", "out"),
                Map.entry("occurredAt", SampleBook.NOW.toEpochMilli() - 600_000),
                Map.entry("durationSeconds", 133L),
                Map.entry("outcome", "reached"),
                Map.entry("recording", "https://rec.example.cn/8001/1.mp3"),
                Map.entry(
                    "chat",
                    "坐席 00:06 上次给您发过报价，想问一下您这边的进展。\n"
                        + "客户 00:12 报价我看了，价格比竞争对手高了百分之十，我们财务有点犹豫。\n"
                        + "坐席 00:20 如果一次签三年，价格可以再优惠百分之八。\n"
                        + "客户 00:29 三年的话我需要和老板商量，下周三之前给你答复。"),
                Map.entry(
                    Summary.DRAFT, "客户：报价我看了，价格比竞争对手高了百分之十，我们财务有点犹豫。\n客户：三年的话我需要和老板商量，下周三之前给你答复。"),
                Map.entry(Summary.BY, Summary.EXTRACTED),
                Map.entry(Summary.STATE, Summary.OPEN),
                Map.entry("owner", SampleBook.LIN),
                Map.entry("createdBy", SampleBook.LIN))));
  }

  private void passes(Workspace space, Duration time) {
    now = now.plus(time);
    fx(() -> space.ticker().beat());
    settle();
  }

  private Workspace space(Language language) {
    var given = LeadsViewTest.bookWithLeads(language);
    InstantSource clock = () -> now;
    var transport =
        new CallTransport() {
          @Override
          public CallState dial(String token, DialRequest request) {
            if (refusal != null) {
              throw refusal;
            }
            asked.add(request);
            return look(token, request.call());
          }

          @Override
          public CallState look(String token, String call) {
            return new CallState(
                call,
                phase,
                now.toEpochMilli(),
                SampleBook.NOW.toEpochMilli(),
                answeredAt,
                phase.equals("ended") ? (Long) now.toEpochMilli() : null,
                outcome,
                null);
          }
        };
    return fx(() -> {
      var ticker = new Ticker(clock);
      return new Workspace(
          given.words(),
          given.navigator(),
          ticker,
          given.toasts(),
          given.dialogs(),
          given.background(),
          clock,
          given.zone(),
          given.user(),
          given.appearance(),
          given.database(),
          given.commands(),
          given.undo(),
          given.memory(),
          given.files(),
          new Calls(
              new Telephone(transport, () -> "token"),
              link -> opened.add(link) && hasPhone,
              Background.inline(),
              ticker,
              clock,
              given.memory(),
              given.commands()::newId));
    });
  }

  private Scene page(Workspace space, Appearance.Theme theme) {
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(theme).withReducedMotion(true)));
    space.navigator().open(new Place.LeadRecord(LeadSamples.CHEN));
    var bench = fx(() -> new Workbench(space, LeadsViewTest.screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(() -> {
      bench.onCall(() -> Dialer.openCurrent(space));
      bench.show();
    });
    eventually(() -> readable(scene.getRoot()).contains("陈思远"));
    return scene;
  }

  private static Button button(Scene scene, String words) {
    return scene.getRoot().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> words.equals(button.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + words));
  }

  private static Row call(Workspace space) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(
            sql -> RecordTable.of(RecordType.ACTIVITY).find(sql, CALL))
        .orElseThrow();
  }

  private static Row newest(Workspace space) {
    return space
        .database()
        .<List<Row>>readNow(sql -> RecordTable.of(RecordType.ACTIVITY).all(sql))
        .stream()
        .filter(row -> row.text("parent").equals(LeadSamples.CHEN))
        .filter(row -> row.number("createdAt", 0) >= SampleBook.NOW.toEpochMilli())
        .findFirst()
        .orElseThrow();
  }
}
