package outrider.app.opportunity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.opportunity.Opportunity;
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
        item.wantsFiles()
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

  /// Met, left out with a reason, or not needed because another of its group is met.
  boolean settled() {
    return progress.met() || progress.skipped() || progress.excused();
  }

  Optional<Row> marked() {
    return Optional.ofNullable(mark);
  }

  /// The fields of the deal in which it is met; none where it is met otherwise.
  List<String> fields() {
    return switch (item().kind()) {
      case FIELD -> item().fieldNames();
      case AMOUNT -> List.of(Opportunity.AMOUNT);
      default -> List.of();
    };
  }

  /// Somebody looked at it and said no.
  boolean signOffRefused() {
    return mark != null && mark.text(Checkmark.STATE).equals("refused");
  }
}
