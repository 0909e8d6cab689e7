package outrider.app.library;

/// Which cases the list shows.
///
/// @param written those that are not published, for those who lead
/// @param text words of the title, the summary or the script; empty for any
/// @param stage lineage; empty for any
/// @param industry empty for any
/// @param unseen only what this person has not looked at
record CaseFilter(boolean written, String text, String stage, String industry, boolean unseen) {

  static final CaseFilter ALL = new CaseFilter(false, "", "", "", false);

  CaseFilter written(boolean is) {
    return new CaseFilter(is, text, stage, industry, unseen);
  }

  CaseFilter text(String wanted) {
    return new CaseFilter(written, wanted, stage, industry, unseen);
  }

  CaseFilter stage(String wanted) {
    return new CaseFilter(written, text, wanted, industry, unseen);
  }

  CaseFilter industry(String wanted) {
    return new CaseFilter(written, text, stage, wanted, unseen);
  }

  CaseFilter unseen(boolean is) {
    return new CaseFilter(written, text, stage, industry, is);
  }

  /// Whether anything is left out.
  boolean narrows() {
    return !text.isBlank() || !stage.isEmpty() || !industry.isEmpty() || unseen;
  }

  boolean takes(CaseLine line) {
    return (stage.isEmpty() || line.stages().contains(stage))
        && (industry.isEmpty() || line.industry().equals(industry))
        && !(unseen && line.viewed());
  }
}
