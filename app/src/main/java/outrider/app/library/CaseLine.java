package outrider.app.library;

import java.util.List;
import outrider.core.library.CaseStudy;

/// A case as a row of the list shows it.
///
/// @param stages lineages of the stages it helps in
/// @param at when it was published; before that, when it was begun
/// @param viewed whether the person at work has looked at it
/// @param files how many hang on it
/// @param here how many of them are on this laptop
/// @param bytes what they weigh together
/// @param pinned whether this person wants it here by all means
public record CaseLine(
    String id,
    String title,
    String summary,
    String industry,
    CaseStudy.Kind kind,
    List<String> stages,
    CaseStudy.State state,
    String author,
    long at,
    boolean viewed,
    boolean finished,
    int files,
    int here,
    long bytes,
    boolean pinned) {

  boolean isHere() {
    return files == here;
  }
}
