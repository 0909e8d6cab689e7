package outrider.app.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The stage that is selected on the map: what it is, and what its two gates ask for, with the
/// sentence that whoever stands before them reads.
final class StagePane extends VBox {
  private static final String ANY = "";

  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;
  private final JourneyViewModel model;
  private final JourneySentence sentences;
  private final FlowPane facts = new FlowPane(12, 8);
  private final SegmentedTabs<Boolean> gates = new SegmentedTabs<>();
  private final VBox conditions = new VBox(8);
  private final Label sentence = new Label();
  private final ButtonWithKey add;
  private final HBox bar;
  private final Label empty = new Label();
  private final List<ConditionCard> cards = new ArrayList<>();
  private final List<Runnable> refreshes = new ArrayList<>();
  private final VBox content;
  private String shownStage = "";
  private boolean shownOpen;
  private boolean isQuiet;
  private TextField nameInput = new TextField();

  StagePane(Workspace space, ConfiguredNames names, JourneyViewModel model) {
    this.space = space;
    this.words = space.words();
    this.names = names;
    this.model = model;
    sentences = new JourneySentence(words, names);
    getStyleClass().add("journey-pane");
    gates.tab(true, words.get("journey.entry")).tab(false, words.get("journey.exit"));
    gates.select(false);
    gates.onChosen(chosen -> showConditions());
    add = ButtonWithKey.soft(words, "journey.addCondition").compact().icon(Icon.ADD);
    add.does(this::offer);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    bar = new HBox(8, gates, gap, add);
    bar.setAlignment(Pos.CENTER_LEFT);
    facts.getStyleClass().add("journey-facts");
    conditions.getStyleClass().add("journey-conditions");
    empty.getStyleClass().add("text-3");
    empty.setWrapText(true);
    content = new VBox(10, facts, bar, conditions);
    content.getStyleClass().add("journey-content");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("rule-fields");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, saying());
  }

  private Node saying() {
    var head = new Label(words.get("journey.repsRead"));
    head.getStyleClass().addAll("small", "text-3");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.getStyleClass().add("journey-sentence");
    var box = new VBox(2, head, sentence);
    box.getStyleClass().addAll("card", "journey-saying");
    return box;
  }

  void show() {
    var stage = model.selected();
    setVisible(stage.isPresent());
    if (stage.isEmpty()) {
      shownStage = "";
      return;
    }
    var open = model.isOpenForEdits();
    if (!stage.get().id().equals(shownStage) || open != shownOpen) {
      shownStage = stage.get().id();
      shownOpen = open;
      cards.clear();
      build(stage.get());
    }
    facts.setDisable(!open);
    conditions.setDisable(!open);
    isQuiet = true;
    refreshes.forEach(Runnable::run);
    isQuiet = false;
    var isWay = stage.get().kind() != OpportunityStage.Kind.LOST;
    bar.setVisible(isWay);
    bar.setManaged(isWay);
    showConditions();
  }

  /// Puts the cursor into the stage's name.
  void begin() {
    nameInput.requestFocus();
    nameInput.selectAll();
  }

  /// Keeps what is being typed: another stage is about to be shown.
  private void build(OpportunityStage stage) {
    refreshes.clear();
    nameInput = new TextField();
    var number = new TextField();
    var rate = new TextField();
    facts
        .getChildren()
        .setAll(
            labelled("name", text(nameInput, Fields.NAME, 168)),
            labelled("nameEn", text(new TextField(), "nameEn", 150)),
            labelled(
                OpportunityStage.OWNER_ROLE,
                choice(
                    List.of(ANY, "rep", "manager", "admin"),
                    it ->
                        it.isEmpty()
                            ? words.get("journey.anyRole")
                            : words.fields().option(RecordType.USER, "role", it),
                    OpportunityStage.OWNER_ROLE)),
            labelled(
                OpportunityStage.OWNER_TEAM,
                choice(
                    ConditionCard.teams(model),
                    it -> it.isEmpty() ? words.get("journey.anyTeam") : names.team(it),
                    OpportunityStage.OWNER_TEAM)),
            labelled(OpportunityStage.LIMIT_DAYS, number(number, OpportunityStage.LIMIT_DAYS)),
            labelled(OpportunityStage.WIN_RATE, number(rate, OpportunityStage.WIN_RATE)));
    if (!stage.isOpen()) {
      facts.getChildren().remove(2, facts.getChildren().size());
    }
  }

  private Node labelled(String field, Node control) {
    var label = new Label(words.fields().label(RecordType.STAGE, field));
    label.getStyleClass().addAll("small", "text-2");
    control.setAccessibleText(label.getText());
    label.setLabelFor(control);
    return new VBox(3, label, control);
  }

  private Row stored() {
    return model
        .configuration()
        .row(RecordType.STAGE, shownStage)
        .orElse(Row.of(RecordType.STAGE, shownStage));
  }

  private void set(String stage, String field, @Nullable Object value) {
    Hearing.of(space, model.set(RecordType.STAGE, stage, field, value));
  }

  private TextField text(TextField input, String field, double width) {
    input.setPrefWidth(width);
    var stage = shownStage;
    var kept =
        KeptField.of(
            input,
            stored().text(field),
            text -> set(stage, field, text.isBlank() ? null : text.strip()));
    refreshes.add(() -> kept.show(stored().text(field)));
    return input;
  }

  private TextField number(TextField input, String field) {
    input.setPrefWidth(76);
    input.getStyleClass().add("num");
    var stage = shownStage;
    var kept =
        KeptField.of(
            input,
            stored().text(field),
            text -> {
              if (text.isBlank()) {
                set(stage, field, null);
              } else if (text.strip().matches("\\d{1,6}")) {
                set(stage, field, Long.parseLong(text.strip()));
              } else {
                space.toasts().error(words.get("journey.wholeNumber"));
              }
            });
    refreshes.add(() -> kept.show(stored().text(field)));
    return input;
  }

  private ComboBox<String> choice(
      List<String> options, Function<String, String> said, String field) {
    var choice = new ComboBox<String>();
    choice.getItems().setAll(options);
    choice.setConverter(new ChoiceWords<>(said));
    var stage = shownStage;
    refreshes.add(() -> choice.setValue(stored().text(field)));
    choice
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            set(stage, field, now.isEmpty() ? null : now);
          }
        });
    return choice;
  }

  private boolean onEntry() {
    return gates.selected().orElse(false);
  }

  private void showConditions() {
    var stage = model.selected();
    if (stage.isEmpty()) {
      return;
    }
    var all = model.items(stage.get());
    gates.rename(
        true, words.get("journey.entryCount", all.stream().filter(ChecklistItem::onEntry).count()));
    gates.rename(
        false,
        words.get("journey.exitCount", all.stream().filter(item -> !item.onEntry()).count()));
    var shown = all.stream().filter(item -> item.onEntry() == onEntry()).toList();
    if (!cards.stream()
        .map(ConditionCard::itemId)
        .toList()
        .equals(shown.stream().map(ChecklistItem::id).toList())) {
      var known = new LinkedHashMap<String, ConditionCard>();
      cards.forEach(card -> known.put(card.itemId(), card));
      cards.clear();
      shown.forEach(item ->
          cards.add(
              known.computeIfAbsent(item.id(), _ -> new ConditionCard(space, names, model, item))));
      conditions.getChildren().setAll(cards);
    }
    for (var index = 0; index < cards.size(); index++) {
      cards.get(index).show(shown.get(index));
      cards.get(index).setFirst(index == 0);
    }
    if (shown.isEmpty()) {
      empty.setText(words.get(onEntry() ? "journey.entryEmpty" : "journey.exitEmpty"));
      conditions.getChildren().setAll(empty);
    }
    add.setVisible(model.isOpenForEdits());
    sentence.setText(
        stage.get().kind() == OpportunityStage.Kind.LOST
            ? words.get("journey.lostFree")
            : sentences.say(stage.get(), onEntry(), shown));
  }

  /// The kinds of conditions there are, to add one.
  void offer() {
    var menu = new ContextMenu();
    for (var kind : ChecklistItem.Kind.values()) {
      var item =
          new MenuItem(
              words.get("journey.add." + kind.wireName()), ConditionCard.icon(kind).node(14));
      item.setOnAction(chosen -> add(kind));
      menu.getItems().add(item);
    }
    menu.show(add, Side.BOTTOM, 0, 4);
  }

  void add(ChecklistItem.Kind kind) {
    Hearing.of(
        space,
        model.addItem(
            kind, onEntry(), words.get("journey.fresh." + kind.wireName()), beginning(kind)));
  }

  /// Files are told apart by a kind that nobody has to think of.
  private Map<String, Object> beginning(ChecklistItem.Kind kind) {
    return switch (kind) {
      case ATTACHMENT, DELIVERABLE ->
          Map.of(
              ChecklistItem.ATTACHMENT_KIND,
              "file-" + space.commands().newId().substring(28),
              ChecklistItem.COUNT,
              1L);
      case AMOUNT -> Map.of(ChecklistItem.COMPARE, ChecklistItem.AT_LEAST, Fields.CURRENCY, "CNY");
      case SIGN_OFF -> Map.of(ChecklistItem.SIGN, "approval");
      case DECISION -> Map.of(ChecklistItem.DECISION, "needs");
      default -> Map.of();
    };
  }
}
