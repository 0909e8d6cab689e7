package outrider.app.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldInput;
import outrider.app.field.FieldSight;
import outrider.app.fx.FxThread;
import outrider.app.fx.SegmentedTabs;
import outrider.app.record.FormSections;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// The page of a record as people of a role will see it once what is being written is saved, filled
/// with the newest record of that kind. A picture, so nothing in it takes the focus; what it shows
/// is said in one sentence to whoever hears it.
final class RecordPreview extends VBox {
  private static final PseudoClass WRITTEN = PseudoClass.getPseudoClass("written");

  private final Workspace space;
  private final RecordType type;
  private final SegmentedTabs<Role> roles = new SegmentedTabs<>();
  private final VBox page = new VBox();

  /// Made once for each definition: whoever types changes one of them.
  private final Map<String, FieldInput> inputs = new HashMap<>();

  private Role role = Role.REP;
  private Row typed;
  private Configuration configuration;
  private Row sample;

  RecordPreview(Workspace space, RecordType type, Row typed, Configuration configuration) {
    super(10);
    this.space = space;
    this.type = type;
    this.typed = typed;
    this.configuration = configuration;
    sample = Row.of(type, "sample");
    var words = space.words();
    for (var each : Role.values()) {
      roles.tab(each, words.fields().option(RecordType.USER, "role", each.wireName()));
    }
    roles.select(role);
    roles.onChosen(chosen -> {
      role = chosen;
      show();
    });
    var title = new Label(words.get("fieldSetup.preview", words.fields().type(type)));
    title.getStyleClass().add("section-title");
    page.getStyleClass().addAll("form", "dense", "field-form", "record-preview");
    page.setMouseTransparent(true);
    page.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("rule-companion");
    getChildren().addAll(title, roles, page);
    show();
    readSample();
  }

  private void readSample() {
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(type).where(sql, "1 ORDER BY no DESC LIMIT 1"))
            .thenAcceptAsync(
                found ->
                    found.stream()
                        .findFirst()
                        .ifPresent(row -> {
                          sample = row;
                          show();
                        }),
                FxThread.executor());
  }

  void show(Row now, Configuration known) {
    if (now.equals(typed) && known == configuration) {
      return;
    }
    typed = now;
    configuration = known;
    show();
  }

  private void show() {
    var sections = sections();
    var sight = new FieldSight(role.wireName());
    var words = space.words();
    page.getChildren().clear();
    var spoken = new ArrayList<String>();
    for (var section : sections) {
      var shown = section.fields().stream().filter(field -> sight.shows(field, sample)).toList();
      if (!shown.isEmpty()) {
        var title = new Label(section.title(words));
        title.getStyleClass().add("section-title");
        page.getChildren().add(title);
        shown.forEach(field -> page.getChildren().add(input(field, sight)));
        spoken.add(
            title.getText()
                + " "
                + shown.stream()
                    .map(words.fields()::label)
                    .collect(Collectors.joining(words.get("list.separator"))));
      }
    }
    page.setAccessibleText(String.join(" · ", spoken));
    FxThread.later(this::showWritten);
  }

  /// The field that is being written is in sight, wherever it stands on the page.
  private void showWritten() {
    var written = inputs.get(CustomField.of(typed).name());
    if (typed.type() == RecordType.FIELD && written != null && written.field().getScene() != null) {
      RuleEditor.reveal(written.field());
    }
  }

  private List<FormSections.Section> sections() {
    var registry = registry();
    var layout = typed.type() == RecordType.LAYOUT ? typed : FieldShelf.layout(type, configuration);
    var laidOut = Layout.of(layout);
    return FormSections.of(
        type,
        registry,
        layout.has(Layout.LINES) ? laidOut.sections() : FormSections.usual(type),
        laidOut.leftOut());
  }

  /// The fields with the one that is being written.
  private FieldRegistry registry() {
    if (typed.type() != RecordType.FIELD) {
      return configuration.fields();
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    configuration.all(RecordType.FIELD).forEach(row -> rows.put(row.id(), row));
    rows.put(
        typed.id(),
        typed.has(CustomField.LABEL)
            ? typed
            : typed.with(CustomField.LABEL, space.words().get("rules.unnamed")));
    return FieldRegistry.of(rows.values());
  }

  private Node input(FieldDefinition field, FieldSight sight) {
    var before = inputs.get(field.name());
    var input =
        before != null && before.definition().equals(field) ? before : new FieldInput(space, field);
    inputs.put(field.name(), input);
    var row = sample;
    if (!row.has(field.name()) && field.terms().standard() != null) {
      row = row.with(field.name(), field.terms().standard());
    }
    input.show(row);
    input.editor().setReadOnly(!sight.mayWrite(field));
    input.editor().control().setFocusTraversable(false);
    input
        .field()
        .pseudoClassStateChanged(
            WRITTEN,
            typed.type() == RecordType.FIELD && field.name().equals(CustomField.of(typed).name()));
    return input.field();
  }
}
