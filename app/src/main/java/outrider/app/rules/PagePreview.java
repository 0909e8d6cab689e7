package outrider.app.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// The page of a form as visitors will see it, in either language: the same fields in the same
/// order and words as HQ serves them. A picture, so nothing in it takes the focus; what it shows is
/// said in one sentence to whoever hears it.
///
/// It is white in the dark too, since the page is.
final class PagePreview extends VBox {
  private static final double LINE = 30;
  private static final double LINES = 72;

  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final Workspace space;
  private final SegmentedTabs<Language> languages = new SegmentedTabs<>();
  private final VBox page = new VBox(10);
  private Language language;
  private Form form;
  private FieldRegistry fields;

  PagePreview(Workspace space, Form form, FieldRegistry fields) {
    super(8);
    this.space = space;
    this.form = form;
    this.fields = fields;
    language = space.words().language();
    words.put(language, space.words());
    for (var each : Language.values()) {
      languages.tab(each, each.nativeName());
    }
    languages.select(language);
    languages.onChosen(chosen -> {
      language = chosen;
      show();
    });
    var title = new Label(space.words().get("webForm.preview"));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, gap, languages);
    head.setAlignment(Pos.CENTER_LEFT);
    page.getStyleClass().add("page-preview");
    page.setMouseTransparent(true);
    page.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(head, page);
    show();
  }

  void show(Form typed, FieldRegistry known) {
    form = typed;
    fields = known;
    show();
  }

  private void show() {
    var says = words.computeIfAbsent(language, Words::new);
    page.getChildren().clear();
    var title = new Label(form.name(language == Language.CHINESE));
    title.getStyleClass().add("page-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    page.getChildren().add(title);
    var shown =
        form.mapping().values().stream()
            .filter(name -> Form.mayFill(fields, name))
            .flatMap(name -> fields.field(RecordType.LEAD, name).stream())
            .toList();
    shown.forEach(field -> page.getChildren().add(field(says, field)));
    var send = new Label(says.get("page.send"));
    send.getStyleClass().add("page-button");
    page.getChildren().add(send);
    page.setAccessibleText(
        space
            .words()
            .get(
                "webForm.previewSpoken",
                title.getText(),
                shown.stream()
                    .map(field -> label(says, field))
                    .collect(Collectors.joining(space.words().get("list.separator")))));
  }

  private Node field(Words says, FieldDefinition field) {
    var label = new Label(label(says, field));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return new VBox(3, label, input(field));
  }

  private String label(Words says, FieldDefinition field) {
    var own = field.label(says.isChinese());
    var label = own == null ? says.get("page.field." + field.name()) : own;
    return field.required() ? label + " " + says.get("page.needed") : label;
  }

  private static Node input(FieldDefinition field) {
    if (field.kind() == FieldKind.FLAG) {
      var box = new Region();
      box.getStyleClass().add("page-box");
      return box;
    }
    var input = new HBox();
    input.getStyleClass().add("page-input");
    var height = field.kind() == FieldKind.LONG_TEXT ? LINES : LINE;
    input.setMinHeight(height);
    input.setPrefHeight(height);
    if (field.kind() == FieldKind.CHOICE) {
      input.setAlignment(Pos.CENTER_RIGHT);
      input.getChildren().add(Icon.OPEN_DOWN.node(14));
    }
    return input;
  }
}
