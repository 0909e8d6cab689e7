package outrider.app.response;

/// What the table below the picture lists.
enum Grouping {
  PERSON,
  SOURCE,
  GRADE;

  String of(WaitedLead lead) {
    return switch (this) {
      case PERSON -> lead.owner();
      case SOURCE -> lead.source();
      case GRADE -> lead.intent();
    };
  }
}
