package outrider.app.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import outrider.core.attachment.Attachment;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.record.Row;

/// A case whole.
///
/// @param files the oldest first
/// @param here hashes of those that are on this laptop
/// @param mine what the person at work has seen of it
/// @param seenBy how many others of those whom this person sees have looked at it
/// @param finishedBy how many of them have finished it
record CaseDetail(
    Row row,
    List<Row> files,
    Set<String> here,
    Optional<CaseView> mine,
    int seenBy,
    int finishedBy,
    boolean pinned) {

  CaseStudy study() {
    return CaseStudy.of(row);
  }

  /// What it lacks before another is to look at it.
  Set<CaseStudy.Missing> missing() {
    return study().missing(!files.isEmpty());
  }

  List<Attachment> attachments() {
    return files.stream().map(Attachment::of).toList();
  }

  /// Whether the same is to be read and heard, whatever has been seen of it meanwhile.
  boolean saysTheSameAs(CaseDetail other) {
    return row.equals(other.row) && files.equals(other.files);
  }
}
