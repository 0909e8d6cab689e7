package outrider.app.journey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldEditor;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.approval.ApprovalKind;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.Tag;
import outrider.core.user.Team;

/// One condition of a gate as it is built: what it is called, what it looks at, whether it is
/// required, and whether it may stand in for the one before it. What is changed is kept at once.
final class ConditionCard extends VBox {
  private static final String ANY = "";

  private final Workspace space;
  private final ConfiguredNames names;
  private final JourneyViewModel model;
  private final String id;
  private final ChecklistItem.Kind kind;
  private final KeptField name;
  private final ComboBox<Boolean> required = new ComboBox<>();
  private final CheckBox standsIn = new CheckBox();
  private final List<Refresh> refreshes = new ArrayList<>();
  private boolean isQuiet;

  /// Shows what is stored now.
  private interface Refresh {
    void show(ChecklistItem now);
  }

  ConditionCard(
      Workspace space, ConfiguredNames names, JourneyViewModel model, ChecklistItem item) {
    super(6);
    this.space = space;
    this.names = names;
    this.model = model;
    this.id = item.id();
    this.kind = item.kind();
    var words = space.words();
    getStyleClass().addAll("card", "journey-condition");
    var input = new TextField();
    input.setAccessibleText(words.get("journey.conditionName"));
    input.setPromptText(words.get("journey.conditionName"));
    HBox.setHgrow(input, Priority.ALWAYS);
    name =
        KeptField.of(
            input,
            names.of(item.row()),
            text -> set(inLanguage(Fields.NAME, "nameEn"), text.strip()));
    required.getItems().setAll(true, false);
    required.setConverter(
        new ChoiceWords<>(it -> words.get(it ? "checklist.required" : "checklist.recommended")));
    required.setAccessibleText(words.get("journey.weight"));
    required.setMinWidth(92);
    required
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            set(ChecklistItem.RECOMMENDED, now ? null : true);
          }
        });
    standsIn.setText(words.get("journey.or.short"));
    standsIn.setAccessibleText(words.get("journey.standsIn"));
    standsIn.setTooltip(new Tooltip(words.get("journey.standsIn")));
    standsIn.setMinWidth(USE_PREF_SIZE);
    standsIn.setOnAction(done -> model.group(stored(), standsIn.isSelected()));
    var remove = ButtonWithKey.iconOnly(words, "journey.removeCondition", Icon.REMOVE);
    remove.compact().does(() -> model.delete(RecordType.CHECKLIST_ITEM, id));
    var what =
        new Label(
            words.fields().option(RecordType.CHECKLIST_ITEM, "kind", kind.wireName()),
            icon(kind).node(14, "text-2"));
    what.getStyleClass().addAll("small", "text-2");
    what.setMinWidth(92);
    var head = new HBox(8, what, input, standsIn, required, remove);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    means().ifPresent(getChildren()::add);
    show(item);
  }

  String itemId() {
    return id;
  }

  void show(ChecklistItem now) {
    isQuiet = true;
    name.show(names.of(now.row()));
    required.setValue(now.required());
    standsIn.setSelected(model.isGrouped(now));
    refreshes.forEach(each -> each.show(now));
    isQuiet = false;
  }

  /// The first condition stands for itself.
  void setFirst(boolean first) {
    standsIn.setVisible(!first);
    standsIn.setManaged(!first);
  }

  /// The condition in which a node is, if it is in one.
  static Optional<ConditionCard> around(@Nullable Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (at instanceof ConditionCard card) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }

  void move(int by) {
    model.moveItem(stored(), by);
  }

  private ChecklistItem stored() {
    return ChecklistItem.of(
        model
            .configuration()
            .row(RecordType.CHECKLIST_ITEM, id)
            .orElse(Row.of(RecordType.CHECKLIST_ITEM, id)));
  }

  private void set(String field, @Nullable Object value) {
    Hearing.of(space, model.set(RecordType.CHECKLIST_ITEM, id, field, value));
  }

  /// What is read here is what is written.
  private String inLanguage(String chinese, String english) {
    return !space.words().isChinese() && stored().row().has(english) ? english : chinese;
  }

  static Icon icon(ChecklistItem.Kind kind) {
    return switch (kind) {
      case ACTION -> Icon.TASK;
      case ATTACHMENT -> Icon.ATTACH;
      case DELIVERABLE -> Icon.DOCUMENT;
      case FIELD -> Icon.EDIT;
      case AMOUNT -> Icon.TREND_UP;
      case TAG -> Icon.TAG;
      case DECISION -> Icon.UNKNOWN;
      case SIGN_OFF -> Icon.SIGN_OFF;
    };
  }

  private Optional<Node> means() {
    return switch (kind) {
      case ACTION -> Optional.of(row(text("hint", inLanguage("hint", "hintEn"), 0)));
      case ATTACHMENT -> Optional.of(row(fileKind(), count()));
      case DELIVERABLE ->
          Optional.of(
              new VBox(
                  6,
                  row(fileKind(), count()),
                  template(),
                  row(text(ChecklistItem.TEMPLATE_URL, ChecklistItem.TEMPLATE_URL, 0))));
      case FIELD -> Optional.of(row(fields()));
      case AMOUNT -> Optional.of(row(compare(), amount(), currency()));
      case TAG -> Optional.of(row(tags()));
      case DECISION -> Optional.of(row(decision(), back()));
      case SIGN_OFF -> Optional.of(new VBox(6, row(sign(), word()), row(role(), team())));
    };
  }

  private static Node row(Control... controls) {
    var row = new HBox(8, controls);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private TextField text(String field, String label, double width) {
    var input = new TextField();
    var words = space.words().fields().label(RecordType.CHECKLIST_ITEM, label);
    input.setPromptText(words);
    input.setAccessibleText(words);
    if (width > 0) {
      input.setPrefWidth(width);
    } else {
      HBox.setHgrow(input, Priority.ALWAYS);
    }
    var kept =
        KeptField.of(
            input,
            stored().row().text(field),
            text -> set(field, text.isBlank() ? null : text.strip()));
    refreshes.add(now -> kept.show(now.row().text(field)));
    return input;
  }

  private Control fileKind() {
    var input = text(ChecklistItem.ATTACHMENT_KIND, ChecklistItem.ATTACHMENT_KIND, 0);
    input.setPromptText(space.words().get("journey.fileKindPrompt"));
    return input;
  }

  private Control count() {
    var choice = new ComboBox<Long>();
    choice.getItems().setAll(1L, 2L, 3L, 4L, 5L, 10L);
    choice.setConverter(new ChoiceWords<>(it -> space.words().get("journey.atLeast", it)));
    choice.setAccessibleText(
        space.words().fields().label(RecordType.CHECKLIST_ITEM, ChecklistItem.COUNT));
    keep(choice, ChecklistItem::count, it -> set(ChecklistItem.COUNT, it));
    return choice;
  }

  private NoteArea template() {
    var area = new NoteArea();
    area.setPrefRowCount(3);
    var label = space.words().get("journey.templatePrompt");
    area.setPromptText(label);
    area.setAccessibleText(label);
    var kept =
        KeptField.of(
            area,
            stored().template(),
            text -> set(ChecklistItem.TEMPLATE, text.isBlank() ? null : text));
    refreshes.add(now -> kept.show(now.template()));
    return area;
  }

  private Control fields() {
    var menu = new MenuButton();
    menu.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(menu, Priority.ALWAYS);
    menu.setAccessibleText(
        space.words().fields().label(RecordType.CHECKLIST_ITEM, ChecklistItem.NAMED_FIELDS));
    var boxes = new ArrayList<CheckMenuItem>();
    for (var field : model.configuration().fields().fields(RecordType.OPPORTUNITY)) {
      if (!field.managed() && FieldEditor.canEdit(field)) {
        boxes.add(box(field));
      }
    }
    menu.getItems().setAll(boxes);
    refreshes.add(now -> {
      boxes.forEach(box -> box.setSelected(now.fieldNames().contains((String) box.getUserData())));
      menu.setText(
          now.fieldNames().isEmpty()
              ? space.words().get("journey.chooseFields")
              : String.join(
                  space.words().get("list.separator"),
                  now.fieldNames().stream()
                      .map(each -> names.field(RecordType.OPPORTUNITY, each))
                      .toList()));
    });
    return menu;
  }

  private CheckMenuItem box(FieldDefinition field) {
    var box = new CheckMenuItem(names.field(RecordType.OPPORTUNITY, field.name()));
    box.setUserData(field.name());
    box.setOnAction(done -> {
      var chosen = new ArrayList<>(stored().fieldNames());
      chosen.remove(field.name());
      if (box.isSelected()) {
        chosen.add(field.name());
      }
      set(ChecklistItem.NAMED_FIELDS, chosen.isEmpty() ? null : List.copyOf(chosen));
    });
    return box;
  }

  private Control compare() {
    return choice(
        List.of(ChecklistItem.AT_LEAST, ChecklistItem.BELOW),
        it -> space.words().get("journey.compare." + it),
        item -> item.wantsLess() ? ChecklistItem.BELOW : ChecklistItem.AT_LEAST,
        ChecklistItem.COMPARE);
  }

  private Control amount() {
    var input = new TextField();
    var label = space.words().fields().label(RecordType.CHECKLIST_ITEM, ChecklistItem.AMOUNT);
    input.setPromptText(label);
    input.setAccessibleText(label);
    input.getStyleClass().add("num");
    HBox.setHgrow(input, Priority.ALWAYS);
    var kept =
        KeptField.of(input, written(stored()), text -> set(ChecklistItem.AMOUNT, minor(text)));
    refreshes.add(now -> kept.show(written(now)));
    return input;
  }

  private static String written(ChecklistItem item) {
    return item.row().has(ChecklistItem.AMOUNT)
        ? BigDecimal.valueOf(item.amountMinor(), 2).stripTrailingZeros().toPlainString()
        : "";
  }

  /// Null for what is no amount: a condition without one is refused when it is published.
  private static @Nullable Long minor(String text) {
    try {
      return new BigDecimal(text.strip().replace(",", "").replace("，", ""))
          .movePointRight(2)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException noAmount) {
      return null;
    }
  }

  private Control currency() {
    return choice(
        List.of("CNY", "USD", "EUR"),
        it -> it,
        item -> item.currency().isEmpty() ? "CNY" : item.currency(),
        Fields.CURRENCY);
  }

  private Control tags() {
    var input = new TextField();
    input.setPromptText(space.words().get("journey.tagsPrompt"));
    input.setAccessibleText(
        space.words().fields().label(RecordType.CHECKLIST_ITEM, ChecklistItem.WANTED_TAGS));
    HBox.setHgrow(input, Priority.ALWAYS);
    var kept =
        KeptField.of(
            input,
            called(stored()),
            text -> {
              var tags =
                  Stream.of(text.split("[,，、]"))
                      .map(String::strip)
                      .filter(it -> !it.isEmpty())
                      .map(this::tag)
                      .distinct()
                      .toList();
              set(ChecklistItem.WANTED_TAGS, tags.isEmpty() ? null : tags);
            });
    refreshes.add(now -> kept.show(called(now)));
    return input;
  }

  private String called(ChecklistItem item) {
    return String.join(", ", item.wantedTags().stream().map(names::tag).toList());
  }

  /// A deal is given a tag by its id: a word that is how one is called means that one.
  private String tag(String word) {
    return model.configuration().all(RecordType.TAG).stream()
        .filter(row -> Tag.isCalled(word, row.id(), Optional.of(row)))
        .findFirst()
        .map(Row::id)
        .orElse(word);
  }

  private Control decision() {
    return choice(
        List.of("needs", "comparison", "budget"),
        it -> space.words().fields().option(RecordType.CHECKLIST_ITEM, ChecklistItem.DECISION, it),
        item ->
            item.row().has(ChecklistItem.DECISION)
                ? item.row().text(ChecklistItem.DECISION)
                : "needs",
        ChecklistItem.DECISION);
  }

  private Control back() {
    var earlier = new ArrayList<String>();
    earlier.add(ANY);
    var own = stored().stage();
    for (var stage : model.stages()) {
      if (stage.id().equals(own)) {
        break;
      }
      if (stage.isOpen()) {
        earlier.add(stage.id());
      }
    }
    var choice =
        choice(
            earlier,
            it ->
                it.isEmpty()
                    ? space.words().get("journey.noBack")
                    : space.words().get("journey.backTo", names.stage(it)),
            item -> item.back() == null ? ANY : item.back(),
            ChecklistItem.BACK);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  private Control sign() {
    return choice(
        List.of("approval", ChecklistItem.PEER_REVIEW, ChecklistItem.RISK_ASSESSMENT),
        it -> space.words().fields().option(RecordType.CHECKLIST_ITEM, ChecklistItem.SIGN, it),
        ChecklistItem::sign,
        ChecklistItem.SIGN);
  }

  /// Whose word counts, by what it is about.
  private Control word() {
    var options = new ArrayList<String>();
    options.add(ANY);
    Stream.of(ApprovalKind.values()).map(ApprovalKind::word).forEach(options::add);
    var choice =
        choice(
            options,
            it ->
                it.isEmpty()
                    ? space.words().get("journey.anyWord")
                    : space.words().get("journey.wordOf." + it),
            item -> item.signKind().map(ApprovalKind::word).orElse(ANY),
            ChecklistItem.SIGN_KIND);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  private Control role() {
    return choice(
        List.of(ANY, "rep", "manager", "admin"),
        it ->
            it.isEmpty()
                ? space.words().get("journey.anyRole")
                : space.words().fields().option(RecordType.USER, "role", it),
        ChecklistItem::signRole,
        ChecklistItem.SIGN_ROLE);
  }

  private Control team() {
    var choice =
        choice(
            teams(model),
            it -> it.isEmpty() ? space.words().get("journey.anyTeam") : names.team(it),
            ChecklistItem::signTeam,
            ChecklistItem.SIGN_TEAM);
    choice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  /// Nobody's in particular, then every team by its name.
  static List<String> teams(JourneyViewModel model) {
    return Stream.concat(
            Stream.of(ANY),
            model.configuration().all(RecordType.TEAM).stream()
                .map(Team::of)
                .sorted(Comparator.comparing(Team::name))
                .map(Team::id))
        .toList();
  }

  private ComboBox<String> choice(
      List<String> options,
      Function<String, String> words,
      Function<ChecklistItem, String> read,
      String field) {
    var choice = new ComboBox<String>();
    choice.getItems().setAll(options);
    choice.setConverter(new ChoiceWords<>(words));
    choice.setAccessibleText(space.words().fields().label(RecordType.CHECKLIST_ITEM, field));
    keep(choice, read, it -> set(field, it.isEmpty() ? null : it));
    return choice;
  }

  private <T> void keep(ComboBox<T> choice, Function<ChecklistItem, T> read, Consumer<T> keep) {
    refreshes.add(now -> choice.setValue(read.apply(now)));
    choice
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            keep.accept(now);
          }
        });
  }
}
