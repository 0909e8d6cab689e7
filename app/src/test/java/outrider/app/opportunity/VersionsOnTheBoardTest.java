package outrider.app.opportunity;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.PIPELINE;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleDeals.PUMPS;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Deals that run on an earlier version of their pipeline stand on the same board as those that
/// begin on the newest, and are judged by their own.
final class VersionsOnTheBoardTest extends FxTest {
  private static final String SECOND = SampleBook.id("pipeline", 90);

  @Test
  void aDealOfTheEarlierVersionStandsInItsColumnAndMeetsItsOwnGate() {
    var space = asAdministrator(Language.ENGLISH);
    publish(space, false);
    var board = Board.on(this, space, new Place.Opportunities(), 1440, 900).loaded();

    assertThat(board.model().filter().pipeline()).isEqualTo(SECOND);
    var card = board.model().board().card(PUMPS).orElseThrow();
    assertThat(card.stage()).isEqualTo(copy(STAGES.get(2)));
    assertThat(board.deal(PUMPS).pipeline()).isEqualTo(PIPELINE);

    fx(() -> board.model().selectedProperty().set(PUMPS));
    press(board.scene, KeyCode.DIGIT4, true, false);
    eventually(() -> board.scene.getRoot().lookup(".gate-dialog") != null);
    // The newest asks for a checked budget too; this deal began before.
    board.awaitWords("3 things missing before Quote");
    assertThat(board.words()).doesNotContain("Budget checked");
  }

  @Test
  void whoMayLetsADealThroughAndItIsCountedOnItsCard() {
    var space = asAdministrator(Language.CHINESE);
    publish(space, true);
    var board = Board.on(this, space, new Place.Opportunities(), 1440, 900).loaded();
    assertThat(board.deal(PUMPS).pipeline()).isEqualTo(SECOND);

    fx(() -> board.model().selectedProperty().set(PUMPS));
    press(board.scene, KeyCode.DIGIT4, true, false);
    eventually(() -> board.scene.getRoot().lookup(".gate-dialog") != null);
    board.awaitWords("进入「报价」前还差 5 项", "预算已确认？", "给商机打上标签：预算已批", "没齐也放行");
    picture(board.scene, 1440, 900, "deals-gate-conditions-zh");
    fx(() -> button(board.scene.getRoot(), "没齐也放行").fire());
    board.awaitWords("没齐也放行这一单");
    fx(() ->
        board.scene.getRoot().lookupAll(".dialog-card .text-area").stream()
            .map(TextArea.class::cast)
            .forEach(area -> area.setText("客户催着要")));
    picture(board.scene, 1440, 900, "deals-override-zh");
    fx(() -> button(board.scene.getRoot(), "放行").fire());

    eventually(() -> board.deal(PUMPS).stage().equals(copy(STAGES.get(3))));
    assertThat(board.deal(PUMPS).overrides()).isEqualTo(1);
    eventually(
        () -> board.model().board().card(PUMPS).filter(it -> it.overrides() == 1).isPresent());
    picture(board.scene, 1440, 900, "deals-overridden-zh");
  }

  private static Button button(Node root, String text) {
    return root.lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(it -> text.equals(it.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static String copy(String part) {
    return Ids.derive(SECOND, "copy/" + part);
  }

  private static void publish(Workspace space, boolean moves) {
    var commands =
        List.of(
            new Command.DraftPipeline(SECOND, PIPELINE, null),
            new Command.EditFields(
                RecordType.PIPELINE,
                SECOND,
                List.of(
                    new FieldEdit("override", null, "admin"),
                    new FieldEdit("running", null, moves ? "move" : "stay"))),
            item(
                "预算已确认？",
                "Budget checked",
                Map.of("kind", "decision", "back", copy(STAGES.get(1)))),
            item("预算已批", "Tagged", Map.of("kind", "tag", "wantedTags", List.of("预算已批"))),
            new Command.PublishPipeline(SECOND, PIPELINE));
    for (var command : commands) {
      var receipt = space.commands().submit(command).join();
      assertThat(receipt.done()).as("%s: %s", command, receipt.reasons()).isTrue();
    }
  }

  private static Command item(String name, String english, Map<String, Object> more) {
    var fields = new java.util.HashMap<>(more);
    fields.putAll(
        Map.of("name", name, "nameEn", english, "stage", copy(STAGES.get(2)), "position", 90L));
    return new Command.CreateRecord(
        RecordType.CHECKLIST_ITEM, SampleBook.id("item", 900 + name.length()), fields);
  }

  private static Workspace asAdministrator(Language language) {
    var rep = workspace(language);
    Profiles.seed(rep.database(), SampleDeals.opportunities().toArray(Row[]::new));
    return as(rep, SampleBook.ADMIN);
  }
}
