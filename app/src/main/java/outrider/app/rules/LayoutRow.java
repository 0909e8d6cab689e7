package outrider.app.rules;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;

/// A field in a layout: what it is called and holds. It takes the focus, so that keys can move it.
final class LayoutRow extends HBox {
  private final String name;
  private final boolean mayLeave;

  /// @param setLeftOut told the field and whether it is to be left out
  LayoutRow(
      Workspace space,
      FieldDefinition field,
      boolean isOut,
      BiConsumer<String, Boolean> setLeftOut) {
    super(8);
    name = field.name();
    var words = space.words();
    var label = new Label(words.fields().label(field));
    var kind =
        new Label(
            words
                .fields()
                .option(
                    outrider.core.record.RecordType.FIELD,
                    "kind",
                    field.kind().name().toLowerCase(java.util.Locale.ROOT)));
    kind.getStyleClass().addAll("small", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(Icon.DENSITY.node(14, "text-3"), label, kind, gap);
    if (field.custom()) {
      getChildren().add(Icon.STAR.node(12, "text-3"));
    }
    if (!field.required()) {
      var out =
          ButtonWithKey.iconOnly(
                  words,
                  isOut ? "layout.putBack" : "layout.leaveOut",
                  isOut ? Icon.ADD : Icon.CLOSE)
              .compact()
              .does(() -> setLeftOut.accept(name, !isOut));
      out.setFocusTraversable(false);
      out.setMinWidth(26);
      out.setPrefWidth(26);
      getChildren().add(out);
    }
    setAlignment(Pos.CENTER_LEFT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
    setAccessibleText(words.get("layout.row", label.getText(), kind.getText()));
    getStyleClass().add("layout-row");
    mayLeave = !field.required() && !isOut;
    setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.SPACE && isOut) {
        setLeftOut.accept(name, false);
        press.consume();
      }
    });
  }

  String name() {
    return name;
  }

  /// Whether the page can do without it.
  boolean mayLeave() {
    return mayLeave;
  }

  /// The row in which a node is.
  static Optional<LayoutRow> around(@Nullable Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (at instanceof LayoutRow row) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  static Optional<LayoutRow> of(Parent within, String name) {
    return within.lookupAll(".layout-row").stream()
        .filter(LayoutRow.class::isInstance)
        .map(LayoutRow.class::cast)
        .filter(row -> row.name.equals(name))
        .findFirst();
  }
}
