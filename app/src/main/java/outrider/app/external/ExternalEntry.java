package outrider.app.external;

import java.util.Map;
import javafx.scene.control.Label;
import outrider.app.fx.TimelineEntry;
import outrider.app.shell.Workspace;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.Row;

/// Something that another system knows, among what happened with a customer.
public final class ExternalEntry {
  private ExternalEntry() {}

  public static TimelineEntry of(Workspace space, Row row, Map<String, DataSource> sources) {
    var words = new ExternalWords(space);
    var record = ExternalRecord.of(row);
    var source = sources.get(record.source());
    var from = new Label(words.freshness(source));
    from.getStyleClass().addAll("small", words.isDoubtful(source) ? "warn-text" : "text-3");
    var at = record.occurredAt();
    return new TimelineEntry(
            ExternalWords.icon(record.kind()),
            words.title(record),
            at.isPresent() ? words.near(at.getAsLong()) : "",
            words.body(record))
        .with(from);
  }
}
