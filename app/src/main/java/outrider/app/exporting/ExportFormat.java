package outrider.app.exporting;

/// The files a list can be written to.
enum ExportFormat {
  /// Comma-separated with a byte-order mark: Excel on Chinese Windows reads it as UTF-8 only then.
  CSV_FOR_EXCEL("csv"),
  /// Comma-separated, plain UTF-8, for other programs.
  CSV("csv"),
  XLSX("xlsx");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }

  String wordKey() {
    return "export.format." + name();
  }
}
