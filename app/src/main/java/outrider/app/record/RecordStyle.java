package outrider.app.record;

import java.util.Objects;

/// The stylesheet of what record pages share.
public final class RecordStyle {
  private RecordStyle() {}

  public static String url() {
    return Objects.requireNonNull(RecordStyle.class.getResource("record.css")).toExternalForm();
  }
}
