package outrider.core.formula;

/// What became of a formula's text: a formula, or what is wrong with it.
public sealed interface Written {

  /// @param unit what it gives
  record Sound(Expression expression, Unit unit) implements Written {}

  /// @param what is wrong
  /// @param part of the text, or the name of the field, at which it is
  record Wrong(Mistake what, String part) implements Written {}

  /// Why a text is no formula.
  enum Mistake {
    /// Nothing, or something else, stands where a value should.
    MALFORMED,
    TOO_LONG,
    /// No such field, or none that can be calculated with.
    UNKNOWN_FIELD,
    UNKNOWN_NAME,
    /// Another number of values than the name takes.
    ARGUMENTS,
    /// Numbers and texts do not go together here.
    MISMATCH,
    /// It leads back to itself.
    LOOP
  }
}
