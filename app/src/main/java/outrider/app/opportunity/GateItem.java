package outrider.app.opportunity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.StageGate.Progress;
import outrider.core.record.Row;

/// One condition of a gate with everything that proves it.
///
/// @param files the attachments that count for it
/// @param mark what somebody said of it; null for nothing
record GateItem(Progress progress, List<Row> files, @Nullable Row mark) {

  GateItem {
    files = List.copyOf(files);
  }

  static GateItem of(Progress progress, List<Row> attachments, List<Row> checkmarks) {
    var item = progress.item();
    var files =
        item.kind() == ChecklistItem.Kind.ATTACHMENT
            ? attachments.stream()
                .filter(row -> row.text("kind").equals(item.attachmentKind()))
                .toList()
            : List.<Row>of();
    var mark =
        checkmarks.stream().filter(row -> row.text(Checkmark.ITEM).equals(item.id())).findFirst();
    return new GateItem(progress, files, mark.orElse(null));
  }

  ChecklistItem item() {
    return progress.item();
  }

  String id() {
    return item().id();
  }

  /// Met, or left out with a reason.
  boolean settled() {
    return progress.met() || progress.skipped();
  }

  Optional<Row> marked() {
    return Optional.ofNullable(mark);
  }

  /// Somebody looked at it and said no.
  boolean signOffRefused() {
    return mark != null && mark.text(Checkmark.STATE).equals("refused");
  }
}
