package outrider.app.importing.plan;

import outrider.core.rule.Reason;

/// What came of reading one cell for one field.
sealed interface ReadValue {
  /// Nothing was written.
  record Blank() implements ReadValue {}

  /// A value of the field's kind.
  record Value(Object value) implements ReadValue {}

  /// It makes no sense there, but the record can do without: the text goes into the note.
  record Odd(String text, Reason reason) implements ReadValue {}

  /// It makes no sense there, and the record is not right without it.
  record Bad(Reason reason) implements ReadValue {}

  ReadValue BLANK = new Blank();
}
