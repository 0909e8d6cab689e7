package outrider.app.rules;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What goes out of a form that is being written: how its page will look, where it will be, and
/// what another system sends instead.
final class FormOutlet extends VBox {
  private final Workspace space;
  private final String office;
  private final PagePreview preview;
  private final TextField address = new TextField();
  private final VBox page = new VBox(8);
  private final Label noPage = new Label();
  private final TextArea example = new NoteArea();
  private final Label key = new Label();
  private Form form;
  private FieldRegistry fields;

  /// @param office HQ's address as this laptop knows it; blank where there is none
  FormOutlet(Workspace space, Row row, Configuration configuration, String office) {
    super(16);
    this.space = space;
    this.office = office.endsWith("/") ? office.substring(0, office.length() - 1) : office;
    form = Form.of(row);
    fields = configuration.fields();
    preview = new PagePreview(space, form, fields);
    getStyleClass().add("rule-companion");
    build();
    show(row, configuration);
  }

  private void build() {
    var words = space.words();
    address.setEditable(false);
    address.setAccessibleText(words.get("webForm.address"));
    var copies =
        new FlowPane(
            8,
            8,
            ButtonWithKey.soft(words, "webForm.copyAddress")
                .compact()
                .icon(Icon.DUPLICATE)
                .does(() -> copy(address.getText(), "webForm.addressCopied")),
            ButtonWithKey.soft(words, "webForm.copySnippet")
                .compact()
                .icon(Icon.DUPLICATE)
                .does(() -> copy(snippet(), "webForm.snippetCopied")));
    page.getChildren()
        .addAll(preview, title("webForm.address"), address, copies, quiet("webForm.addressHint"));
    noPage.setText(words.get("webForm.noPage"));
    quiet(noPage);
    example.setEditable(false);
    example.setAccessibleText(words.get("webForm.example"));
    example.getStyleClass().add("form-example");
    quiet(key);
    var head = new HBox(8, title("webForm.example"));
    HBox.setHgrow(head.getChildren().getFirst(), Priority.ALWAYS);
    head.getChildren()
        .add(
            ButtonWithKey.soft(words, "webForm.copyExample")
                .compact()
                .icon(Icon.DUPLICATE)
                .does(() -> copy(example.getText(), "webForm.exampleCopied")));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(page, noPage, new VBox(8, head, example, key));
  }

  private Node title(String words) {
    var title = new Label(space.words().get(words));
    title.getStyleClass().add("section-title");
    title.setMaxWidth(Double.MAX_VALUE);
    return title;
  }

  private Node quiet(String words) {
    var note = new Label(space.words().get(words));
    quiet(note);
    return note;
  }

  private static void quiet(Label note) {
    note.getStyleClass().addAll("small", "text-2");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
  }

  void show(Row typed, Configuration configuration) {
    form = Form.of(typed);
    fields = configuration.fields();
    var hasPage = form.token().isPresent();
    page.setVisible(hasPage);
    page.setManaged(hasPage);
    noPage.setVisible(!hasPage);
    noPage.setManaged(!hasPage);
    preview.show(form, fields);
    address.setText(address());
    example.setText(example());
    example.setPrefRowCount(form.mapping().size() + 7);
    key.setText(space.words().get("webForm.key", form.source()));
  }

  /// Where the form is, as soon as HQ has it: its id is made here.
  private String address() {
    return (office.isEmpty() ? "https://…" : office) + "/intake/" + form.id();
  }

  private String snippet() {
    return "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"640\"></iframe>"
        .formatted(
            address(),
            form.name(space.words().isChinese())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;"));
  }

  private String example() {
    var body =
        form.mapping().entrySet().stream()
            .flatMap(line ->
                fields.field(RecordType.LEAD, line.getValue()).stream()
                    .filter(field -> Form.mayFill(fields, field.name()))
                    .map(field -> "  " + quoted(line.getKey()) + ": " + sample(field)))
            .collect(Collectors.joining(",\n", "{\n", "\n}"));
    return "POST "
        + address()
        + "\nX-Api-Key: …\nIdempotency-Key: …\nContent-Type: application/json\n\n"
        + body;
  }

  /// Something of the right kind, as intake reads it.
  private String sample(FieldDefinition field) {
    return switch (field.kind()) {
      case NUMBER -> "50";
      case MONEY -> "120000";
      case FLAG -> "true";
      case DATE -> quoted(space.today().toString());
      case PHONE -> quoted("138 0000 0127");
      case EMAIL -> quoted("zhang@example.com");
      case CHOICE -> quoted(field.options().stream().findFirst().orElse(""));
      default -> quoted(spoken(field));
    };
  }

  private String spoken(FieldDefinition field) {
    var own = "webForm.sample." + field.name();
    return space.words().has(own) ? space.words().get(own) : "…";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void copy(String text, String told) {
    ClipboardText.put(text);
    space.toasts().show(space.words().get(told));
  }
}
