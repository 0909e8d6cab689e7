package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.command.Receipt;
import outrider.app.fx.Appearance;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.lead.LeadView;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.cadence.Cadence;
import outrider.core.command.Command;
import outrider.core.configuration.CustomField;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// The part of the user guide called "a field, a gate and a cadence in ten minutes", done as it is
/// written there, gesture by gesture, in the real app. Its pictures are those of the guide.
final class NoCodeJourneyTest extends RulesRoom {

  /// Somebody who does this for the first time and reads along needs some ten seconds for each.
  private static final int GESTURES_MAX = 45;

  private int gestures;

  @ParameterizedTest
  @EnumSource(Language.class)
  void aFieldAGateAndACadenceAreBuiltAndHold(Language language) {
    var chinese = language == Language.CHINESE;
    var space = workspace(language, SampleBook.ADMIN);
    var scene = open(space);
    var words = space.words();

    key(scene, KeyCode.DIGIT9);
    key(scene, KeyCode.N);
    fill(space, scene, CustomField.LABEL, "装机容量");
    fill(space, scene, CustomField.LABEL_EN, "Capacity");
    gestures++;
    fx(() -> kind(space, scene).setValue(FieldKind.NUMBER));
    fill(space, scene, CustomField.LEAST, "1");
    fill(space, scene, CustomField.MOST, "5000");
    tick(scene, words.get("fieldSetup.key"));
    picture(scene, "guide-field-" + language);
    gestures++;
    save(scene);
    eventually(() -> !all(space, RecordType.FIELD).isEmpty());
    reads(scene.getRoot(), words.get("record.saved", chinese ? "装机容量" : "Capacity"));

    var gate = chinese ? "屋顶照片" : "Roof photos";
    aGate(space, scene, gate, language);
    fx(() -> space.toasts().close());
    assertThat(refusedBy(space)).as("no deal goes on without two photos").containsExactly(gate);

    click(scene, words.get("rules.tab.CADENCES"));
    key(scene, KeyCode.N);
    gestures++;
    write(
        scene, words.fields().label(RecordType.CADENCE, "name"), chinese ? "光伏线索" : "Solar leads");
    step(scene, words.get("cadence.addStep"), 2, "1", chinese ? "上门勘察" : "Survey the roof", words);
    step(scene, words.get("cadence.addStep"), 3, "3", chinese ? "发报价" : "Send the quote", words);
    fx(() -> space.toasts().close());
    picture(scene, "guide-cadence-" + language);
    gestures++;
    save(scene);
    eventually(() -> !all(space, RecordType.CADENCE).isEmpty());

    System.out.println("a field, a gate and a cadence in " + gestures + " gestures");
    assertThat(gestures).isLessThanOrEqualTo(GESTURES_MAX);
    assertThat(Cadence.of(only(space, RecordType.CADENCE)).steps()).hasSize(3);
    theNextLeadHasBoth(space, scene, language);
  }

  private void aGate(Workspace space, Scene scene, String name, Language language) {
    var words = space.words();
    var stage = language == Language.CHINESE ? "需求确认" : "Needs confirmed";
    click(scene, words.get("rules.tab.JOURNEYS"));
    reads(scene.getRoot(), words.get("journey.state.published"));
    key(scene, KeyCode.E);
    reads(scene.getRoot(), words.get("journey.state.draft"));
    for (var step = 0; step < SampleBook.STAGES.size() && !isShown(space, scene, stage); step++) {
      key(scene, KeyCode.J);
    }
    key(scene, KeyCode.C);
    gestures++;
    fx(() -> {
      var offered = offered(words.get("journey.add.attachment"));
      offered.fire();
      offered.getParentPopup().hide();
    });
    eventually(() -> inputs(scene, words.get("journey.conditionName")).findAny().isPresent());
    gestures++;
    fx(() -> input(scene, words.get("journey.conditionName")).requestFocus());
    write(scene, words.get("journey.conditionName"), name);
    gestures++;
    fx(() -> count(space, scene).setValue(2L));
    reads(scene.getRoot(), words.get("journey.state.changed", 1));
    eventually(() -> drafted(space, name));
    fx(() -> space.toasts().close());
    picture(scene, "guide-gate-" + language);
    gestures += 2;
    save(scene);
    reads(scene.getRoot(), words.get("journey.publishNew"));
    fx(() -> dialogButton(scene, words.get("journey.publish")).fire());
    reads(scene.getRoot(), words.get("journey.state.published"));
  }

  /// Of a stage the map has the name of the language, and its form the Chinese one.
  private static boolean isShown(Workspace space, Scene scene, String stage) {
    var field = space.words().isChinese() ? "name" : "nameEn";
    return inputs(scene, space.words().fields().label(RecordType.STAGE, field))
        .anyMatch(input -> input.getText().equals(stage));
  }

  private static boolean drafted(Workspace space, String name) {
    return all(space, RecordType.CHECKLIST_ITEM).stream()
        .map(ChecklistItem::of)
        .anyMatch(item -> item.row().fields().containsValue(name) && item.count() == 2);
  }

  private static MenuItem offered(String words) {
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
        .filter(item -> words.equals(item.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing offers " + words));
  }

  @SuppressWarnings("unchecked") // The card's own choice of numbers.
  private static ComboBox<Long> count(Workspace space, Scene scene) {
    return (ComboBox<Long>)
        (ComboBox<?>)
            choice(
                scene,
                space.words().fields().label(RecordType.CHECKLIST_ITEM, ChecklistItem.COUNT));
  }

  /// What keeps a new deal from leaving its second stage.
  private static List<String> refusedBy(Workspace space) {
    var configuration = space.database().configuration();
    var stages = configuration.stages(configuration.pipelines().getFirst().id());
    var deal = space.commands().newId();
    space
        .commands()
        .submit(
            new Command.CreateRecord(
                RecordType.OPPORTUNITY,
                deal,
                Map.of("name", "样例屋顶", "stage", stages.getFirst().id())))
        .join();
    move(space, deal, stages.getFirst(), stages.get(1));
    return move(space, deal, stages.get(1), stages.get(2)).reasons().stream()
        .filter(reason -> reason.id().equals("gate.unmet"))
        .map(reason -> String.valueOf(reason.arguments().get("name")))
        .toList();
  }

  private static Receipt move(
      Workspace space, String deal, OpportunityStage from, OpportunityStage to) {
    return space
        .commands()
        .submit(new Command.AdvanceOpportunity(deal, from.id(), to.id(), null))
        .join();
  }

  private void theNextLeadHasBoth(Workspace space, Scene scene, Language language) {
    var field = CustomField.of(only(space, RecordType.FIELD));
    var lead = space.commands().newId();
    var done =
        space
            .commands()
            .submit(
                new Command.CreateRecord(
                    RecordType.LEAD,
                    lead,
                    Map.of("name", "陈思远", "company", "样例光伏", "source", "官网", field.name(), 120L)))
            .join();
    assertThat(done.reasons()).isEmpty();
    var runs =
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.ENROLLMENT).where(sql, "parent = ?", lead));
    assertThat(runs).as("the cadence has begun").hasSize(1);
    fx(() -> space.navigator().open(new Place.LeadRecord(lead)));
    reads(
        scene.getRoot(),
        language == Language.CHINESE ? "装机容量" : "Capacity",
        language == Language.CHINESE ? "光伏线索" : "Solar leads");
    picture(scene, "guide-lead-" + language);
  }

  private void step(
      Scene scene,
      String add,
      int number,
      String days,
      String title,
      outrider.app.i18n.Words words) {
    click(scene, add);
    gestures += 2;
    write(scene, words.get("cadence.stepTime", number), days);
    write(scene, words.get("cadence.stepTitle", number), title);
  }

  private void key(Scene scene, KeyCode code) {
    gestures++;
    press(scene, code);
  }

  private void fill(Workspace space, Scene scene, String field, String text) {
    gestures++;
    write(scene, space.words().fields().label(RecordType.FIELD, field), text);
  }

  private void tick(Scene scene, String words) {
    gestures++;
    fx(() -> box(scene, words).fire());
    settle();
  }

  private void click(Scene scene, String words) {
    gestures++;
    var tab =
        List.copyOf(scene.getRoot().lookupAll(".rules .tab")).stream()
            .filter(javafx.scene.control.ToggleButton.class::isInstance)
            .map(javafx.scene.control.ToggleButton.class::cast)
            .filter(each -> words.equals(each.getText()))
            .findFirst();
    if (tab.isPresent()) {
      fx(() -> {
        tab.get().requestFocus();
        tab.get().fire();
      });
    } else {
      fx(() -> button(scene, words).fire());
    }
    settle();
  }

  @SuppressWarnings("unchecked") // The form's own choice of kinds.
  private static ComboBox<FieldKind> kind(Workspace space, Scene scene) {
    return (ComboBox<FieldKind>)
        (ComboBox<?>)
            choice(scene, space.words().fields().label(RecordType.FIELD, CustomField.KIND));
  }

  private Scene open(Workspace space) {
    var screens = new Screens();
    var drafts = new RuleDrafts();
    screens.at(Place.Rules.class, (place, at) -> new RulesView(at, drafts, OFFICE));
    screens.at(Place.LeadRecord.class, (place, at) -> new LeadView(at, place.id()));
    screens.offer(
        new NavItem(
            NavItem.Section.LIBRARY, new Place.Rules(), Icon.RULES, "nav.rules", "Alt+9", null));
    fx(() -> space.navigator().open(new Place.Rules()));
    var bench = bench(space, screens, 1440, 860, Appearance.STANDARD);
    return Objects.requireNonNull(bench.root().getScene());
  }
}
