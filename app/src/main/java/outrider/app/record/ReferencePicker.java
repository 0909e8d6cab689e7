package outrider.app.record;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.app.store.SearchText;
import outrider.core.record.RecordType;

/// Chooses one record of another type by typing a part of its name: the account of a contact.
public final class ReferencePicker {
  private static final int FOUND_MAX = 8;

  private record Found(String id, String name) {}

  private final Workspace space;
  private final String field;
  private final RecordType target;
  private final TextField input = new TextField();
  private final ContextMenu menu = new ContextMenu();
  private final FormField root;
  private String chosen = "";
  private String chosenName = "";
  private int asked;

  /// @param owner type whose field it is
  public ReferencePicker(Workspace space, RecordType owner, String field, RecordType target) {
    this.space = space;
    this.field = field;
    this.target = target;
    var label = space.words().fields().label(owner, field);
    root = new FormField(new SimpleStringProperty(label), input);
    root.rule(() ->
        input.getText().isBlank() || input.getText().equals(chosenName)
            ? Optional.empty()
            : Optional.of(space.words().get("record.pickOne")));
    input.setPromptText(space.words().get("record.pickPrompt"));
    input.setId("field-" + field);
    input.textProperty().subscribe((before, now) -> typed(now));
  }

  public String field() {
    return field;
  }

  /// The id that was chosen; empty for none.
  public String chosen() {
    return input.getText().isBlank() ? "" : chosen;
  }

  public @Nullable String chosenOrNull() {
    var id = chosen();
    return id.isEmpty() ? null : id;
  }

  public Node root() {
    return root;
  }

  public void choose(String id, String name) {
    chosen = id;
    chosenName = name;
    input.setText(name);
    menu.hide();
  }

  private void typed(@Nullable String text) {
    var question = SearchText.query(text == null ? "" : text);
    if (question.isEmpty() || chosenName.equals(text)) {
      menu.hide();
      return;
    }
    var number = ++asked;
    var table = target.wireName();
    var unused =
        space
            .database()
            .read(sql ->
                sql.list(
                    "SELECT t.id, t.name FROM "
                        + table
                        + " t JOIN "
                        + table
                        + "_search s ON s.rowid = t.no WHERE "
                        + table
                        + "_search MATCH ? LIMIT "
                        + FOUND_MAX,
                    columns -> new Found(columns.text(1), columns.text(2)),
                    question))
            .thenAcceptAsync(found -> offer(number, found), FxThread.executor());
  }

  private void offer(int number, List<Found> found) {
    if (number != asked || input.getScene() == null) {
      return;
    }
    menu.getItems().clear();
    for (var each : found) {
      var item = new MenuItem(each.name(), Icon.ACCOUNT.node(14));
      item.setOnAction(done -> choose(each.id(), each.name()));
      menu.getItems().add(item);
    }
    if (found.isEmpty()) {
      menu.hide();
    } else if (!menu.isShowing() && input.isFocused()) {
      menu.show(input, Side.BOTTOM, 0, 4);
    }
  }
}
