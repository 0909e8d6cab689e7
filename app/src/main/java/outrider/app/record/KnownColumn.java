package outrider.app.record;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The left column of a record's page: its tags, how complete it is, and what is known, the fields
/// an administrator added at the end.
public final class KnownColumn {
  private final Workspace space;
  private final RecordType type;
  private final List<String> facts;
  private final TagEditor tags;
  private final VBox column;
  private @Nullable Row shown;

  /// @param facts names of the built-in fields, in order
  /// @param column of the page, which is filled here
  public KnownColumn(
      Workspace space, RecordType type, List<String> facts, TagEditor tags, VBox column) {
    this.space = space;
    this.type = type;
    this.facts = facts;
    this.tags = tags;
    this.column = column;
  }

  /// Shows the same record with the fields that there are now.
  public void showAgain() {
    if (shown != null) {
      show(shown);
    }
  }

  public void show(Row row) {
    shown = row;
    var words = space.words();
    var registry = space.database().configuration().fields();
    var complete = Completeness.of(registry, row);
    tags.show(row);
    var shown = new ArrayList<>(facts);
    FormSections.custom(type, space.database().configuration())
        .forEach(field -> shown.add(field.name()));
    column
        .getChildren()
        .setAll(
            RecordPage.block(RecordPage.section(words.fields().label(type, Fields.TAGS), -1), tags),
            RecordPage.section(
                words.get("record.complete", complete.filled(), complete.asked()), -1),
            complete.meter(),
            new Facts(space, type).show(row, shown));
  }
}
