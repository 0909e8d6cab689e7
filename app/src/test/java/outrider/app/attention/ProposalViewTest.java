package outrider.app.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.AttentionSamples;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// He Jing had the deal and changed it offline; now Lin Xiao has it.
final class ProposalViewTest extends FxTest {

  private static final Appearance DARK = Appearance.STANDARD.withTheme(Appearance.Theme.DARK);
  private static final String DEAL = SampleBook.id("proposal-deal", 1);
  private static final String EDIT = SampleBook.id("proposal", 1);
  private static final String MOVE = SampleBook.id("proposal", 2);

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsProposedStandsBesideWhatIsThere(Language language) {
    var space = space(language);
    var chinese = language == Language.CHINESE;
    var scene = shown(space, chinese ? Appearance.STANDARD : DARK);

    assertThat(readable(scene.getRoot()))
        .contains("何静")
        .contains("¥960,000", "¥1,200,000")
        .contains(chinese ? "现在" : "Now", chinese ? "建议" : "Proposed");
    assertThat(toSettle(space)).isEqualTo(3);
    picture(scene, "proposal-" + language);
  }

  @Test
  void theKeyAcceptsAndUndoBringsBackWhatStoodThere() {
    var space = space(Language.CHINESE);
    var scene = shown(space, Appearance.STANDARD);

    press(scene, KeyCode.ENTER, true, false);
    eventually(
        () -> space.toasts().text().equals(space.words().get("attention.proposed.accepted")));
    assertThat(find(space, RecordType.OPPORTUNITY, DEAL).number("amount", 0))
        .isEqualTo(120_0000_00L);
    assertThat(toSettle(space)).isEqualTo(2);

    space.undo().undo().orElseThrow().join();
    assertThat(find(space, RecordType.OPPORTUNITY, DEAL).number("amount", 0))
        .as("not what He Jing had seen")
        .isEqualTo(96_0000_00L);
    assertThat(toSettle(space)).isEqualTo(3);
  }

  @Test
  void whatWasDeclinedIsKeptWithWhoDidAndCanBeTakenBack() {
    var space = space(Language.CHINESE);
    var model = new AttentionViewModel(space.database(), space.commands(), space.undo());

    model.decline(proposed(inbox(space).open(), EDIT)).join();

    var answered = proposed(inbox(space).settled(), EDIT);
    assertThat(answered.proposal().text("settledBy")).isEqualTo(SampleBook.LIN);
    assertThat(find(space, RecordType.OPPORTUNITY, DEAL).number("amount", 0))
        .isEqualTo(96_0000_00L);
    space.undo().undo().orElseThrow().join();
    assertThat(proposed(inbox(space).open(), EDIT).isOpen()).isTrue();
  }

  @Test
  void aRuleThatSaysNoLeavesTheProposalOpen() {
    var space = space(Language.CHINESE);
    var model = new AttentionViewModel(space.database(), space.commands(), space.undo());
    Profiles.seed(
        space.database(),
        find(space, RecordType.OPPORTUNITY, DEAL).with("stage", SampleBook.STAGES.get(2)));

    var receipt = model.accept(proposed(inbox(space).open(), MOVE)).join();

    assertThat(receipt.done()).isFalse();
    assertThat(proposed(inbox(space).open(), MOVE).isOpen()).isTrue();
  }

  @Test
  void whatWasHandedOnSaysSoAndOffersNothingButToKnow() {
    var space = space(Language.ENGLISH);
    var scene = shown(space, DARK);

    press(scene, KeyCode.J, KeyCode.J);
    reads(scene.getRoot(), space.words().get("attention.handed.sentence"));
    picture(scene, "proposal-handed-on");
    assertThat(readable(scene.getRoot())).doesNotContain(space.words().get("attention.retry"));
  }

  private static AttentionItem.Proposed proposed(List<AttentionItem> items, String id) {
    return items.stream()
        .filter(item -> item.id().equals(id))
        .map(AttentionItem.Proposed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static AttentionQueries.Inbox inbox(Workspace space) {
    return space.database().readNow(AttentionQueries.inbox(space.user().userId()).run());
  }

  private static int toSettle(Workspace space) {
    return space.database().readNow(ToSettle.count(space.user().userId()).run());
  }

  private static Row find(Workspace space, RecordType type, String id) {
    return space.database().readNow(sql -> RecordTable.of(type).find(sql, id)).orElseThrow();
  }

  private Scene shown(Workspace space, Appearance look) {
    var screens = new Screens();
    screens.at(Place.Attention.class, (place, given) -> new AttentionView(given));
    screens.at(Place.Today.class, (place, given) -> new AttentionView(given));
    fx(() -> space.navigator().open(new Place.Attention()));
    var bench = bench(space, screens, 1280, 800, look);
    var scene = fx(() -> bench.root().getScene());
    reads(scene.getRoot(), "泵站巡检");
    return scene;
  }

  private static Workspace space(Language language) {
    var space = workspace(language);
    var now = NOW.toEpochMilli();
    Profiles.seed(
        space.database(),
        row(
            RecordType.OPPORTUNITY,
            DEAL,
            "name",
            "泵站巡检",
            "amount",
            96_0000_00L,
            "currency",
            "CNY",
            "owner",
            SampleBook.LIN,
            "stage",
            SampleBook.STAGES.getFirst(),
            "pipeline",
            SampleBook.PIPELINE,
            "state",
            "open",
            "competitor",
            "单一来源",
            "closeOn",
            20_800L),
        proposal(
            EDIT,
            "EditFields",
            """
            {"type":"opportunity","id":"%s","edits":[
              {"field":"amount","before":110000000,"after":120000000},
              {"field":"closeOn","after":20812},
              {"field":"competitor","before":"单一来源"}]}\
            """
                .formatted(DEAL),
            now - 5_400_000),
        proposal(
            MOVE,
            "AdvanceOpportunity",
            """
            {"id":"%s","from":"%s","to":"%s"}\
            """
                .formatted(DEAL, SampleBook.STAGES.get(0), SampleBook.STAGES.get(1)),
            now - 7_200_000));
    AttentionSamples.refuse(
        space.database(),
        new Command.EditFields(
            RecordType.LEAD, "", List.of(new FieldEdit("note", null, "not kept by a laptop"))),
        List.of(new Reason("command.proposed", Map.of())),
        now - 240_000);
    return space;
  }

  private static Row proposal(String id, String kind, String arguments, long at) {
    return row(
        RecordType.PROPOSAL,
        id,
        "parentType",
        "opportunity",
        "parent",
        DEAL,
        "kind",
        kind,
        "arguments",
        arguments,
        "schema",
        1L,
        "proposedBy",
        SampleBook.HE,
        "proposedAt",
        at,
        "state",
        "open",
        "owner",
        SampleBook.LIN,
        "createdAt",
        at);
  }
}
