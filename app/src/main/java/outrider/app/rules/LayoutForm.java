package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.record.FormSections;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The sections of a page and the fields in them, moved about by mouse or by Alt with the arrow
/// keys, also from one section into the next. A field that is taken off the page stays in the
/// record, and comes back by one press.
final class LayoutForm extends RuleForm {
  private final RecordType type;
  private final Configuration configuration;
  private final List<Layout.Section> sections = new ArrayList<>();
  private final Set<String> leftOut = new LinkedHashSet<>();
  private final VBox cards = new VBox(12);
  private final ButtonWithKey addSection;
  private final LayoutDrag drag;
  private boolean isTouched;

  LayoutForm(Workspace space, Row row, Configuration configuration, Listener listener) {
    super(space, row, listener);
    this.configuration = configuration;
    var layout = Layout.of(row);
    type = RecordType.byWireName(row.text(Layout.OF)).orElse(RecordType.LEAD);
    leftOut.addAll(layout.leftOut());
    for (var section : FormSections.of(type, configuration.fields(), laidOut(row), leftOut)) {
      sections.add(
          section.laidOut().with(section.fields().stream().map(FieldDefinition::name).toList()));
    }
    addSection =
        ButtonWithKey.soft(space.words(), "layout.addSection")
            .compact()
            .icon(Icon.ADD)
            .does(this::appendSection);
    drag = new LayoutDrag(cards, this::place);
    add(Layout.LINES, addSection, new VBox(12, cards, addSection));
    addSection.accessibleTextProperty().unbind();
    addSection.setAccessibleText(space.words().get("layout.addSection"));
    addSection.setMaxWidth(USE_PREF_SIZE);
    field(Layout.LINES).ifPresent(it -> it.hint(space.words().text("layout.hint")));
    show();
  }

  private List<Layout.Section> laidOut(Row row) {
    return row.has(Layout.LINES) ? Layout.of(row).sections() : FormSections.usual(type);
  }

  private void show() {
    cards.getChildren().clear();
    for (var index = 0; index < sections.size(); index++) {
      cards.getChildren().add(card(index));
    }
    if (!leftOut.isEmpty()) {
      cards.getChildren().add(leftOutCard());
    }
  }

  private Node card(int index) {
    var section = sections.get(index);
    var card = new VBox(2, head(index));
    for (var name : section.fields()) {
      definition(name).ifPresent(field -> card.getChildren().add(row(field)));
    }
    card.getStyleClass().addAll("card", "layout-section");
    card.setUserData(index);
    return card;
  }

  private Node head(int index) {
    var up = mark("layout.sectionUp", Icon.SORT_UP, () -> moveSection(index, -1));
    var down = mark("layout.sectionDown", Icon.SORT_DOWN, () -> moveSection(index, 1));
    var out = mark("layout.removeSection", Icon.CLOSE, () -> removeSection(index));
    up.setDisable(index == 0);
    down.setDisable(index == sections.size() - 1);
    out.setDisable(sections.size() == 1);
    var head = new HBox(6);
    var section = sections.get(index);
    if (section.isBuiltIn()) {
      var title = new Label(FormSections.titleOf(section, space().words()));
      title.getStyleClass().add("bold");
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      head.getChildren().add(title);
    } else {
      head.getChildren().addAll(titles(index));
    }
    head.getChildren().add(new HBox(up, down, out));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("dense", "layout-head");
    return head;
  }

  /// The title in both languages, to be written.
  private List<TextField> titles(int index) {
    var words = space().words();
    var section = sections.get(index);
    var title = new TextField(section.title());
    var english = new TextField(section.titleEn());
    title.setAccessibleText(words.get("layout.title", index + 1));
    english.setAccessibleText(words.get("layout.titleEn", index + 1));
    english.setPromptText(words.get("layout.titleEnPrompt"));
    for (var input : List.of(title, english)) {
      input.setPrefWidth(0);
      HBox.setHgrow(input, Priority.ALWAYS);
      input
          .textProperty()
          .subscribe((before, now) -> {
            sections.set(index, sections.get(index).named(title.getText(), english.getText()));
            touched();
          });
    }
    return List.of(title, english);
  }

  private ButtonWithKey mark(String words, Icon icon, Runnable deed) {
    var mark = ButtonWithKey.iconOnly(space().words(), words, icon).compact().does(deed);
    mark.setMinWidth(26);
    mark.setPrefWidth(26);
    return mark;
  }

  private LayoutRow row(FieldDefinition field) {
    var row = new LayoutRow(space(), field, leftOut.contains(field.name()), this::setLeftOut);
    drag.listen(row);
    RuleEditor.keepInSight(row);
    return row;
  }

  private Node leftOutCard() {
    var title = new Label(space().words().get("layout.leftOut"));
    title.getStyleClass().add("section-title");
    var card = new VBox(2, title);
    leftOut.forEach(
        name -> definition(name).ifPresent(field -> card.getChildren().add(row(field))));
    card.getStyleClass().addAll("card", "layout-section");
    return card;
  }

  private Optional<FieldDefinition> definition(String name) {
    return configuration.fields().field(type, name);
  }

  private void setLeftOut(String name, boolean out) {
    if (out) {
      take(name);
      leftOut.add(name);
    } else {
      leftOut.remove(name);
      var last = sections.size() - 1;
      insert(last, sections.get(last).fields().size(), name);
    }
    redrawn(name);
  }

  /// Takes the field that has the focus off the page, unless a record needs it; false where none
  /// has it.
  boolean leaveOutField() {
    var scene = getScene();
    var row = LayoutRow.around(scene == null ? null : scene.getFocusOwner());
    row.filter(LayoutRow::mayLeave).ifPresent(it -> setLeftOut(it.name(), true));
    return row.isPresent();
  }

  private void appendSection() {
    sections.add(new Layout.Section(space().words().get("layout.newSection"), "", List.of()));
    touched();
    show();
    cards.applyCss();
    cards.lookupAll(".layout-section .text-field").stream()
        .filter(TextField.class::isInstance)
        .map(TextField.class::cast)
        .filter(input ->
            input.getAccessibleText().equals(space().words().get("layout.title", sections.size())))
        .findFirst()
        .ifPresent(input -> {
          input.requestFocus();
          input.selectAll();
        });
  }

  private void moveSection(int index, int by) {
    var section = sections.remove(index);
    sections.add(index + by, section);
    touched();
    show();
  }

  /// Its fields go to the one before it, or after it.
  private void removeSection(int index) {
    var gone = sections.remove(index);
    var to = Math.max(0, index - 1);
    var joined = new ArrayList<>(sections.get(to).fields());
    joined.addAll(gone.fields());
    sections.set(to, sections.get(to).with(joined));
    touched();
    show();
    addSection.requestFocus();
  }

  /// Moves the field that has the focus one place, into the next section where its own ends.
  boolean moveField(int by) {
    var scene = getScene();
    var row = LayoutRow.around(scene == null ? null : scene.getFocusOwner());
    if (row.isEmpty() || leftOut.contains(row.get().name())) {
      return false;
    }
    var name = row.get().name();
    for (var index = 0; index < sections.size(); index++) {
      var at = sections.get(index).fields().indexOf(name);
      if (at >= 0) {
        return moveFrom(index, at, by, name);
      }
    }
    return false;
  }

  private boolean moveFrom(int index, int at, int by, String name) {
    var to = at + by;
    var size = sections.get(index).fields().size();
    var section = index;
    if (to < 0 || to >= size) {
      section = index + by;
      if (section < 0 || section >= sections.size()) {
        return false;
      }
      to = by > 0 ? 0 : sections.get(section).fields().size();
    }
    place(name, section, to);
    return true;
  }

  /// Puts a field somewhere else.
  ///
  /// @param to its place among the fields that stay
  private void place(String name, int section, int to) {
    take(name);
    leftOut.remove(name);
    insert(section, to, name);
    redrawn(name);
  }

  private void take(String name) {
    sections.replaceAll(section ->
        section.with(section.fields().stream().filter(each -> !each.equals(name)).toList()));
  }

  private void insert(int section, int to, String name) {
    var fields = new ArrayList<>(sections.get(section).fields());
    fields.add(Math.clamp(to, 0, fields.size()), name);
    sections.set(section, sections.get(section).with(fields));
  }

  private void redrawn(String name) {
    touched();
    show();
    FxThread.later(() -> LayoutRow.of(cards, name).ifPresent(Node::requestFocus));
  }

  private void touched() {
    isTouched = true;
    changed();
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    if (isTouched) {
      typed.put(Layout.LINES, Layout.write(sections, leftOut));
    }
    return typed;
  }
}
