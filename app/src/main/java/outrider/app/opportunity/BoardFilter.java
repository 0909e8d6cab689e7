package outrider.app.opportunity;

import org.jspecify.annotations.Nullable;

/// Which deals the screen shows.
///
/// @param owner a person's id, or null for everybody the user may see
/// @param text what name or customer must contain; empty for all
record BoardFilter(String pipeline, @Nullable String owner, String text) {

  BoardFilter ofPipeline(String other) {
    return new BoardFilter(other, owner, text);
  }

  BoardFilter ofOwner(@Nullable String other) {
    return new BoardFilter(pipeline, other, text);
  }

  BoardFilter withText(String other) {
    return new BoardFilter(pipeline, owner, other.strip());
  }
}
