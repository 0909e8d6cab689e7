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

  /// Who gets what the file gives to nobody.
  ///
  /// @param name of a person or a pool; blank for whoever imports
  private record Taker(String name, boolean pool) {}

  private Node owner() {
    var fromFile = model.ownersFromFile();
    var pools = model.pools();
    if (fromFile && pools.isEmpty()) {
      return field("field.owner", said(words.get("import.ownerFromFile")));
    }
    var takers = new ArrayList<Taker>();
    if (fromFile) {
      takers.add(new Taker("", false));
    } else {
      model.owners().forEach(user -> takers.add(new Taker(model.ownerWord(user), false)));
    }
    pools.forEach(pool -> takers.add(new Taker(pool, true)));
    var owners = new ComboBox<Taker>();
    owners.getItems().setAll(takers);
    owners.setConverter(new ChoiceWords<>(this::called));
    var pool = model.fixed(Fields.POOL);
    owners.setValue(
        pool.isEmpty() ? new Taker(model.fixed(Fields.OWNER), false) : new Taker(pool, true));
    owners.setMaxWidth(Double.MAX_VALUE);
    owners.setOnAction(done -> {
      var taker = owners.getValue();
      model.fixOwner(taker.pool() ? "" : taker.name(), taker.pool() ? taker.name() : "");
    });
    if (!fromFile) {
      return field("field.owner", owners);
    }
    return new VBox(
        12,
        field("field.owner", said(words.get("import.ownerFromFile"))),
        field("import.unowned", owners));
  }

  private String called(Taker taker) {
    if (taker.pool()) {
      return words.get("import.ownerPool", model.poolWord(taker.name()));
    }
    return taker.name().isEmpty() ? words.get("import.ownerMe") : taker.name();
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
