package outrider.app.importing.file;

import java.io.IOException;

/// The file as a whole cannot be read as a table. The screen chooses the words by [#reason()].
public final class UnreadableFile extends IOException {
  private static final long serialVersionUID = 1L;

  /// What is wrong with the file.
  public enum Reason {
    /// There is no record in it.
    EMPTY,
    TOO_LARGE,
    TOO_MANY_COLUMNS,
    /// The Excel format of before 2007, or a workbook behind a password: both look alike from
    /// outside.
    OLD_OR_LOCKED_WORKBOOK,
    /// A workbook whose parts do not open.
    DAMAGED_WORKBOOK,
    /// Bytes that are no text in any encoding we know.
    NOT_TEXT
  }

  private final Reason reason;

  public UnreadableFile(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public UnreadableFile(Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
