package outrider.core.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import outrider.core.attachment.Attachment;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// The check between two stages: which conditions on the way are not met. Pure: the screen shows
/// this list before the user tries, the laptop refuses by it, HQ refuses by it again.
public final class StageGate {

  /// One condition and how far it is met: `have` of `need`.
  ///
  /// @param excused another condition of its group is met
  public record Progress(
      ChecklistItem item, long have, long need, boolean skipped, boolean excused) {
    public boolean met() {
      return have >= need;
    }

    /// Whether it stands in the way: recommended items never do.
    public boolean blocks() {
      return item.required() && !met() && !excused;
    }

    private Progress asExcused() {
      return new Progress(item, have, need, skipped, true);
    }
  }

  /// The conditions that stand for each other: of one stage, on one side of it, by one name.
  private record Group(String stage, boolean onEntry, String name) {
    static Group of(ChecklistItem item) {
      return new Group(item.stage(), item.onEntry(), item.anyOf());
    }
  }

  /// Of a deal that names none.
  private static final String HOME_CURRENCY = "CNY";

  private static final Comparator<OpportunityStage> ORDER_ON_THE_WAY =
      Comparator.comparing(StageGate::isWon)
          .thenComparingLong(OpportunityStage::position)
          .thenComparing(OpportunityStage::id);

  private StageGate() {}

  /// The conditions that a move from `from` to `to` has to meet, in the order of the stages. A move
  /// backward or to a lost stage meets none; a move to won meets those of every open stage from
  /// here on, wherever won stands; a jump meets those of every stage it passes, so that skipping a
  /// stage skips nothing. A lost deal that is taken up again starts from the beginning: otherwise
  /// losing it would be the way around every gate.
  ///
  /// @param from the current stage; empty for a deal that is being created or whose stage is gone
  /// @param stages all stages of the pipeline
  public static List<ChecklistItem> between(
      Optional<OpportunityStage> from,
      OpportunityStage to,
      List<OpportunityStage> stages,
      Function<String, List<ChecklistItem>> itemsOfStage) {
    if (to.kind() == OpportunityStage.Kind.LOST) {
      return List.of();
    }
    var way = new ArrayList<OpportunityStage>(stages.size());
    for (var stage : stages) {
      if (isOn(stage, from, to)) {
        way.add(stage);
      }
    }
    way.sort(ORDER_ON_THE_WAY);
    var start = from.map(stage -> indexOf(stage, way)).orElse(-1);
    var end = indexOf(to, way);
    var conditions = new ArrayList<ChecklistItem>();
    for (var index = Math.max(0, start); index <= end; index++) {
      for (var item : itemsOfStage.apply(way.get(index).id())) {
        if (item.onEntry() ? index > start : index < end) {
          conditions.add(item);
        }
      }
    }
    return conditions;
  }

  /// The way of a deal is its open stages and, at an end of the move, a won one.
  private static boolean isOn(
      OpportunityStage stage, Optional<OpportunityStage> from, OpportunityStage to) {
    var isEnd =
        stage.id().equals(to.id()) || from.filter(end -> end.id().equals(stage.id())).isPresent();
    return stage.kind() == OpportunityStage.Kind.OPEN || (isWon(stage) && isEnd);
  }

  private static boolean isWon(OpportunityStage stage) {
    return stage.kind() == OpportunityStage.Kind.WON;
  }

  private static int indexOf(OpportunityStage stage, List<OpportunityStage> way) {
    for (var index = 0; index < way.size(); index++) {
      if (way.get(index).id().equals(stage.id())) {
        return index;
      }
    }
    return -1;
  }

  /// How far each condition is met on this deal.
  ///
  /// @param attachments the deal's attachments
  /// @param checkmarks the deal's checkmarks
  public static List<Progress> progress(
      Opportunity opportunity,
      List<ChecklistItem> items,
      List<Row> attachments,
      List<Row> checkmarks) {
    var marks =
        checkmarks.stream()
            .map(Checkmark::of)
            .collect(Collectors.toMap(Checkmark::item, Function.identity(), (one, other) -> other));
    return excusing(
        items.stream().map(item -> progress(opportunity, item, attachments, marks)).toList());
  }

  private static List<Progress> excusing(List<Progress> all) {
    var met =
        all.stream()
            .filter(each -> !each.item().anyOf().isEmpty() && each.met())
            .map(each -> Group.of(each.item()))
            .collect(Collectors.toSet());
    return met.isEmpty()
        ? all
        : all.stream()
            .map(each ->
                !each.met() && met.contains(Group.of(each.item())) ? each.asExcused() : each)
            .toList();
  }

  /// The conditions that stand in the way.
  public static List<Progress> unmet(
      Opportunity opportunity,
      List<ChecklistItem> items,
      List<Row> attachments,
      List<Row> checkmarks) {
    return progress(opportunity, items, attachments, checkmarks).stream()
        .filter(Progress::blocks)
        .toList();
  }

  private static Progress progress(
      Opportunity opportunity,
      ChecklistItem item,
      List<Row> attachments,
      Map<String, Checkmark> marks) {
    var mark = marks.get(item.id());
    var skipped = mark != null && mark.skipped();
    return switch (item.kind()) {
      case ACTION, DECISION ->
          new Progress(item, mark != null && mark.done() ? 1 : 0, 1, skipped, false);
      case AMOUNT -> new Progress(item, amountFits(opportunity, item) ? 1 : 0, 1, skipped, false);
      case TAG -> {
        var tags = opportunity.row().set(Fields.TAGS);
        var have = item.wantedTags().stream().filter(tags::contains).count();
        yield new Progress(item, have, Math.max(1, item.wantedTags().size()), skipped, false);
      }
      case ATTACHMENT, DELIVERABLE -> {
        // The same photo three times is one photo.
        var have =
            attachments.stream()
                .map(Attachment::of)
                .filter(file -> file.kind().equals(item.attachmentKind()))
                .map(Attachment::content)
                .distinct()
                .count();
        yield new Progress(item, Math.min(have, item.count()), item.count(), skipped, false);
      }
      case FIELD -> {
        var have = item.fieldNames().stream().filter(name -> filled(opportunity, name)).count();
        yield new Progress(item, have, Math.max(1, item.fieldNames().size()), skipped, false);
      }
      case SIGN_OFF -> {
        var signer = mark == null ? null : mark.by();
        var agreed =
            mark != null
                && mark.agreed()
                && mark.isOf(opportunity.amountMinor())
                && signer != null
                && !signer.equals(opportunity.owner());
        yield new Progress(item, agreed ? 1 : 0, 1, skipped, false);
      }
    };
  }

  /// A deal without an amount, or with one in another currency, is neither above nor below.
  private static boolean amountFits(Opportunity opportunity, ChecklistItem item) {
    var row = opportunity.row();
    if (!row.has(Opportunity.AMOUNT)
        || !item.currency().isEmpty() && !currency(row).equals(item.currency())) {
      return false;
    }
    return item.wantsLess()
        ? opportunity.amountMinor() < item.amountMinor()
        : opportunity.amountMinor() >= item.amountMinor();
  }

  private static String currency(Row row) {
    return row.has(Fields.CURRENCY) ? row.text(Fields.CURRENCY) : HOME_CURRENCY;
  }

  /// Filled, and not contradicting its twin: a budget's upper limit below its lower is not filled.
  private static boolean filled(Opportunity opportunity, String field) {
    var row = opportunity.row();
    if (!row.has(field)) {
      return false;
    }
    return !field.equals("budgetHigh") || row.number("budgetHigh", 0) >= row.number("budgetLow", 0);
  }
}
