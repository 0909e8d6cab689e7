package outrider.app.importing;

/// The five steps of an import, in order.
enum ImportStep {
  FILE,
  FIELDS,
  CHECK,
  ASSIGN,
  IMPORT;

  /// As a person counts.
  int number() {
    return ordinal() + 1;
  }

  ImportStep next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  ImportStep previous() {
    return values()[Math.max(ordinal() - 1, 0)];
  }

  String wordKey() {
    return "import.step." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
