package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A journey is changed on the map, tried against the deals that run, published and taken back.
final class JourneysViewTest extends RulesRoom {

  @Test
  void aDraftIsMadeOnTheMapTriedAndPublished() {
    var space = opened(Language.CHINESE);
    var bench = shown(space, 1440);
    var scene = bench.root().getScene();
    toJourneys(scene);
    reads(bench.root(), "已发布", "准出");
    picture(scene, 1440, 900, "journeys-published-zh");

    press(scene, KeyCode.E);
    reads(bench.root(), "草稿，还没有改动");
    var draft = draft(space);
    assertThat(stages(space, draft)).hasSameSizeAs(stages(space, published(space)));

    drag(scene, "报价", 1);
    eventually(() -> names(space, draft).indexOf("报价") == 1);
    fx(() -> space.undo().undo()).orElseThrow().join();
    eventually(() -> names(space, draft).indexOf("报价") == 3);

    // The same by the keyboard.
    fx(() -> scene.getRoot().lookup(".journey-map").requestFocus());
    alt(scene, KeyCode.LEFT);
    eventually(() -> names(space, draft).indexOf("报价") == 2);
    fx(() -> space.undo().undo()).orElseThrow().join();
    eventually(() -> names(space, draft).indexOf("报价") == 3);

    add(space, draft, 2, ChecklistItem.Kind.TAG, "wantedTags", List.of("预算已批"));
    add(space, draft, 2, ChecklistItem.Kind.DECISION, "back", stages(space, draft).get(1).id());
    choose(scene, "现场勘察");
    reads(bench.root(), "单会被挡在「报价」外", "标签 预算已批", "否，回到需求确认");
    picture(scene, 1440, 900, "journeys-draft-zh");
    dark(space);
    picture(scene, 1440, 900, "journeys-draft-zh-dark");

    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "从现在起新商机走这一版。");
    picture(scene, 1440, 900, "journeys-publish-zh");
    fx(() -> dialogButton(scene, "发布").fire());
    eventually(() -> published(space).id().equals(draft.id()));
    assertThat(published(space).version()).isEqualTo(2);
    reads(bench.root(), "已发布", "单走其他版本");
  }

  @Test
  void whatMakesNoSenseIsSaidAndCannotBePublished() {
    var space = opened(Language.ENGLISH);
    var bench = shown(space, 1280);
    var scene = bench.root().getScene();
    toJourneys(scene);
    press(scene, KeyCode.E);
    var draft = draft(space);

    add(space, draft, 1, ChecklistItem.Kind.FIELD);
    add(space, draft, 2, ChecklistItem.Kind.DECISION, "back", stages(space, draft).get(4).id());

    reads(
        bench.root(),
        "Cannot be published yet",
        "asks for nothing yet",
        "deals would go round without end");
    picture(scene, 1280, 800, "journeys-flaws-en");
    assertThat(fx(() -> button(scene, "Publish").isDisabled())).isTrue();
  }

  @Test
  void aConditionIsBuiltAndItsSentenceReads() {
    var space = opened(Language.ENGLISH);
    var bench = shown(space, 1440);
    var scene = bench.root().getScene();
    toJourneys(scene);
    press(scene, KeyCode.E);
    var draft = draft(space);
    choose(scene, "Contract");

    add(space, draft, 4, ChecklistItem.Kind.AMOUNT);
    eventually(() -> inputs(scene, "Amount").findAny().isPresent());
    fx(() -> input(scene, "Amount").requestFocus());
    write(scene, "Amount", "100000");
    fx(() -> choice(scene, "Comparison").setValue(ChecklistItem.BELOW));
    reads(bench.root(), "an amount below ¥100k");
    assertThat(items(space, draft, 4).getLast().amountMinor()).isEqualTo(10_000_000);
    dark(space);
    picture(scene, 1440, 900, "journeys-condition-en-dark");
  }

  @Test
  void whoeverMayNotChangeItReadsIt() {
    var space = workspace(Language.ENGLISH, SampleBook.LIN);
    var bench = shown(space, 1024);
    var scene = bench.root().getScene();
    toJourneys(scene);
    reads(bench.root(), "Standard 2026");

    press(scene, KeyCode.E);
    assertThat(drafts(space)).isEmpty();
    picture(scene, 1024, 700, "journeys-read-only-en");
  }

  @Test
  void aJourneyBeginsFromATemplate() {
    var space = opened(Language.CHINESE);
    var bench = shown(space, 1280);
    var scene = bench.root().getScene();
    toJourneys(scene);
    press(scene, KeyCode.N);
    eventually(() -> scene.getRoot().lookup(".dialog-card .combo-box") != null);
    fx(() ->
        ((ComboBox<?>) scene.getRoot().lookup(".dialog-card .combo-box"))
            .getSelectionModel()
            .select(2));
    reads(bench.root(), "没有技术负责人签可行性");
    picture(scene, 1280, 800, "journeys-templates-zh");
    fx(() -> dialogButton(scene, "开始").fire());

    var draft = draft(space);
    assertThat(draft.name()).isEqualTo("环保工程");
    assertThat(names(space, draft)).startsWith("初次接触", "现场勘察", "技术方案", "商务报价", "合同");
    choose(scene, "合同");
    reads(bench.root(), "合同条款审批（由合同负责人签）");
    picture(scene, 1280, 800, "journeys-environmental-zh");
  }

  @Test
  void aDraftIsThereAgainAfterACrash() {
    var space = opened(Language.CHINESE);
    var bench = shown(space, 1280);
    toJourneys(bench.root().getScene());
    press(bench.root().getScene(), KeyCode.E);
    var draft = draft(space);
    add(space, draft, 1, ChecklistItem.Kind.ACTION);

    // Another program on the same file: nothing was kept in memory alone.
    var again = shown(space, 1280);
    toJourneys(again.root().getScene());

    reads(again.root(), "草稿，改了 1 处");
  }

  private Workspace opened(Language language) {
    var space = workspace(language, SampleBook.ADMIN);
    Profiles.seed(space.database(), SampleDeals.opportunities().toArray(Row[]::new));
    return space;
  }

  private static void toJourneys(Scene scene) {
    press(scene, KeyCode.DIGIT0);
    eventually(() -> !cards(scene).isEmpty());
  }

  private static void choose(Scene scene, String stage) {
    eventually(() -> cards(scene).stream().anyMatch(it -> says(it, stage)));
    fx(() -> mouse(card(scene, stage), MouseEvent.MOUSE_PRESSED, 0, 0));
    settle();
  }

  private static boolean says(Node card, String name) {
    return card.getAccessibleText().startsWith(name);
  }

  private static List<Node> cards(Scene scene) {
    return List.copyOf(scene.getRoot().lookupAll(".journey-stage"));
  }

  private static Node card(Scene scene, String name) {
    return cards(scene).stream().filter(it -> says(it, name)).findFirst().orElseThrow();
  }

  /// Carries a card over the place of the one that has this number.
  private static void drag(Scene scene, String stage, int to) {
    eventually(() -> cards(scene).size() > to);
    fx(() -> {
      var card = card(scene, stage);
      var ordered =
          cards(scene).stream()
              .sorted(java.util.Comparator.comparingDouble(Node::getLayoutX))
              .toList();
      Bounds target = ordered.get(to).localToScene(ordered.get(to).getBoundsInLocal());
      var from = card.localToScene(card.getBoundsInLocal()).getCenterX();
      mouse(card, MouseEvent.MOUSE_PRESSED, from, 0);
      mouse(card, MouseEvent.MOUSE_DRAGGED, target.getCenterX() - 20, 0);
      mouse(card, MouseEvent.MOUSE_RELEASED, target.getCenterX() - 20, 0);
    });
    settle();
  }

  private static void add(
      Workspace space, Pipeline draft, int stage, ChecklistItem.Kind kind, Object... more) {
    var at = stages(space, draft).get(stage);
    var fields = new java.util.LinkedHashMap<String, Object>();
    fields.put("name", kind == ChecklistItem.Kind.DECISION ? "预算已确认？" : "条件 " + kind);
    fields.put("nameEn", kind == ChecklistItem.Kind.DECISION ? "Budget confirmed?" : "New " + kind);
    fields.put("stage", at.id());
    fields.put("kind", kind.wireName());
    fields.put("position", 50L + items(space, draft, stage).size());
    for (var index = 0; index < more.length; index += 2) {
      fields.put((String) more[index], more[index + 1]);
    }
    space
        .undo()
        .submit(
            "undo.created",
            new Command.CreateRecord(RecordType.CHECKLIST_ITEM, space.commands().newId(), fields))
        .join();
    settle();
  }

  private static List<ChecklistItem> items(Workspace space, Pipeline draft, int stage) {
    return space.database().configuration().checklist(stages(space, draft).get(stage).id());
  }

  private static Pipeline published(Workspace space) {
    return space.database().configuration().pipelines().getFirst();
  }

  private static Pipeline draft(Workspace space) {
    eventually(() -> drafts(space).size() == 1);
    return drafts(space).getFirst();
  }

  private static List<Pipeline> drafts(Workspace space) {
    return all(space, RecordType.PIPELINE).stream()
        .map(Pipeline::of)
        .filter(Pipeline::isDraft)
        .toList();
  }

  private static List<OpportunityStage> stages(Workspace space, Pipeline pipeline) {
    return space.database().configuration().stages(pipeline.id());
  }

  private static List<String> names(Workspace space, Pipeline pipeline) {
    return stages(space, pipeline).stream().map(OpportunityStage::name).toList();
  }
}
