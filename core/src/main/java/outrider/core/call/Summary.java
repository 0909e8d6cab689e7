package outrider.core.call;

import outrider.core.record.Row;

/// A draft of what was said in a call, beside the activity. It becomes the activity's text only
/// when a person says so.
public record Summary(Row activity) {

  public static final String DRAFT = "summaryDraft";
  public static final String STATE = "summaryState";

  /// Who drafted it: `EXTRACTED`, or the name of a language model.
  public static final String BY = "summaryBy";

  /// Sentences of the transcript itself.
  public static final String EXTRACTED = "extracted";

  /// Nobody has looked at it yet.
  public static final String OPEN = "open";

  public static final String ACCEPTED = "accepted";
  public static final String DISCARDED = "discarded";

  public static Summary of(Row activity) {
    return new Summary(activity);
  }

  public boolean isOpen() {
    return activity.text(STATE).equals(OPEN);
  }

  public String draft() {
    return activity.text(DRAFT);
  }

  public String by() {
    return activity.text(BY);
  }
}
