package outrider.app.attention;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldEditor;
import outrider.app.field.FieldText;
import outrider.app.field.Typed;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.KeyHint;
import outrider.app.shell.Workspace;
import outrider.core.conflict.Conflict;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Row;
import outrider.core.record.ValueText;

/// Two people changed the same fields: base, mine and theirs side by side, with who and when; or a
/// value of one's own.
final class ConflictPane extends DetailPane {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final AttentionViewModel model;
  private final AttentionItem.BothChanged item;
  private final FieldText text;

  ConflictPane(
      Workspace space, AttentionViewModel model, AttentionItem.BothChanged item, Runnable save) {
    super(
        space,
        item,
        space
            .words()
            .get(
                "attention.both.sentence",
                space.reasons().names().user(other(space, item.conflicts().getFirst()))));
    this.model = model;
    this.item = item;
    text = new FieldText(space);
    for (var conflict : item.conflicts()) {
      space
          .database()
          .configuration()
          .fields()
          .field(item.subjectType(), conflict.text(Conflict.FIELD_NAME))
          .ifPresent(field -> getChildren().add(card(conflict, field)));
    }
    var open = item.conflicts().stream().anyMatch(row -> Conflict.of(row).isOpen());
    if (open) {
      getChildren().add(buttons(save));
    }
  }

  private Node card(Row conflict, FieldDefinition field) {
    var name = new Label(text.label(field));
    name.getStyleClass().add("subheading");
    var head = new HBox(8, name);
    head.setAlignment(Pos.CENTER_LEFT);
    if (field.key()) {
      head.getChildren().add(new Chip(space().words().get("attention.keyField"), Chip.Tone.PLAIN));
    }
    var group = new ToggleGroup();
    var values = new GridPane(8, 0);
    for (var column = 0; column < 3; column++) {
      var third = new ColumnConstraints();
      third.setPercentWidth(100.0 / 3);
      values.getColumnConstraints().add(third);
    }
    values.addRow(
        0,
        base(conflict, field),
        side(conflict, field, group, "mine", "1"),
        side(conflict, field, group, "theirs", "2"));
    var card = new VBox(10, head, values);
    card.getStyleClass().addAll("card", "attention-card");
    if (Conflict.of(conflict).isOpen() && FieldEditor.canEdit(field)) {
      card.getChildren().add(own(conflict, field, group));
    }
    return card;
  }

  private Node base(Row conflict, FieldDefinition field) {
    var title = new Label(space().words().get("attention.base"));
    title.getStyleClass().add("bold");
    var box = new VBox(4, title, value(conflict, field, "base"));
    box.getStyleClass().addAll("side", "inset");
    return box;
  }

  private Node side(
      Row conflict, FieldDefinition field, ToggleGroup group, String side, String key) {
    var choice = new RadioButton(space().words().get("attention." + side));
    choice.getStyleClass().add("bold");
    choice.setToggleGroup(group);
    choice.setSelected(model.choice(conflict).side().equals(side));
    choice.setDisable(!Conflict.of(conflict).isOpen());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(choice, gap, new KeyHint(key));
    head.setAlignment(Pos.CENTER_LEFT);
    var who =
        new Label(
            space().reasons().names().user(conflict.textOrNull(side + "By"))
                + " · "
                + at(conflict.number(side + "At", 0)));
    who.getStyleClass().addAll("small", "text-2");
    var box = new VBox(4, head, value(conflict, field, side), who);
    box.getStyleClass().add("side");
    box.pseudoClassStateChanged(CHOSEN, choice.isSelected());
    choice
        .selectedProperty()
        .addListener((property, before, now) -> {
          box.pseudoClassStateChanged(CHOSEN, now);
          if (now) {
            model.choose(conflict, new AttentionViewModel.Choice(side, conflict.textOrNull(side)));
          }
        });
    box.setOnMouseClicked(click -> {
      if (!choice.isDisabled()) {
        choice.setSelected(true);
      }
    });
    return box;
  }

  private Label value(Row conflict, FieldDefinition field, String side) {
    var shown =
        text.of(
            field,
            ValueText.read(field.kind(), conflict.textOrNull(side)),
            FieldText.currency(item.row()));
    var label = new Label(shown.isEmpty() ? space().words().get("attention.blank") : shown);
    label.getStyleClass().addAll("heading", "num");
    label.setWrapText(true);
    return label;
  }

  private Node own(Row conflict, FieldDefinition field, ToggleGroup group) {
    var choice = new RadioButton(space().words().get("attention.own"));
    choice.setToggleGroup(group);
    choice.setSelected(model.choice(conflict).side().equals("own"));
    var input = new FieldEditor(space(), field);
    input.show(item.row());
    input.control().setPrefWidth(220);
    input
        .control()
        .focusedProperty()
        .addListener((property, before, now) -> {
          if (now) {
            choice.setSelected(true);
          } else {
            take(conflict, input, choice);
          }
        });
    choice
        .selectedProperty()
        .addListener((property, before, now) -> {
          if (now) {
            take(conflict, input, choice);
          }
        });
    var row = new HBox(10, choice, input.node());
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void take(Row conflict, FieldEditor input, RadioButton choice) {
    if (choice.isSelected() && input.read() instanceof Typed.Valid valid) {
      AttentionViewModel.own(valid.value()).ifPresent(own -> model.choose(conflict, own));
    }
  }

  private Node buttons(Runnable save) {
    var words = space().words();
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row =
        new HBox(
            8,
            gap,
            all("attention.allMine", "mine", save),
            all("attention.allTheirs", "theirs", save),
            ButtonWithKey.primary(words, "attention.save").key("Ctrl+Enter").does(save));
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  private Node all(String key, String side, Runnable save) {
    return ButtonWithKey.plain(space().words(), key)
        .does(() -> {
          model.chooseAll(side);
          save.run();
        });
  }

  /// The other of the two, as the person who looks sees it.
  private static String other(Workspace space, Row conflict) {
    var mine = conflict.text("mineBy");
    return mine.equals(space.commands().actor().user()) ? conflict.text("theirsBy") : mine;
  }
}
