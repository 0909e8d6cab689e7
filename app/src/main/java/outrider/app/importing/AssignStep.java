package outrider.app.importing;

import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// Step 4: whose the records are, and what they are tagged with, so that they can be found again.
final class AssignStep extends View {
  private static final double WIDTH = 480;

  private final Workspace space;
  private final Words words;
  private final ImportViewModel model;
  private final VBox body;

  AssignStep(Workspace space, ImportViewModel model) {
    super(new VBox());
    this.space = space;
    this.words = space.words();
    this.model = model;
    body = (VBox) root();
    body.getStyleClass().add("import-body");
  }

  @Override
  protected void onShown() {
    body.getChildren().clear();
    if (model.typeProperty().get().isConfiguration()) {
      body.getChildren().add(FieldsStep.quiet(words.get("import.everybodys")));
      return;
    }
    body.getChildren().addAll(owner(), tags(), cadence());
  }

  private Node owner() {
    if (model.ownersFromFile()) {
      return field("field.owner", said(words.get("import.ownerFromFile")));
    }
    var owners = new ComboBox<String>();
    var names = new ArrayList<String>();
    model.owners().forEach(user -> names.add(model.ownerWord(user)));
    owners.getItems().setAll(names);
    owners.setConverter(
        new ChoiceWords<>(name -> name.isEmpty() ? words.get("import.ownerMe") : name));
    owners.setValue(model.fixed(Fields.OWNER));
    owners.setMaxWidth(Double.MAX_VALUE);
    owners.setOnAction(done -> model.fix(Fields.OWNER, owners.getValue()));
    return field("field.owner", owners);
  }

  private Node tags() {
    var tags = new TextField(model.fixed(Fields.TAGS));
    tags.setPromptText(words.get("import.tagsPrompt"));
    tags.focusedProperty()
        .subscribe(focused -> {
          if (!focused && !tags.getText().strip().equals(model.fixed(Fields.TAGS))) {
            model.fix(Fields.TAGS, tags.getText());
          }
        });
    return field("field.tags", tags);
  }

  private Node cadence() {
    var leads = model.typeProperty().get() == RecordType.LEAD;
    return field(
        "import.cadence", said(words.get(leads ? "import.cadenceLeads" : "import.cadenceNone")));
  }

  private Node said(String sentence) {
    var label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("text-2");
    var line = new HBox(8, Icon.INFO.node(16, "info-text"), label);
    line.setAlignment(Pos.TOP_LEFT);
    return line;
  }

  private Node field(String key, Node control) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("small", "text-2");
    label.setLabelFor(control);
    var box = new VBox(4, label, control);
    box.setMaxWidth(WIDTH);
    return box;
  }

  Workspace space() {
    return space;
  }
}
