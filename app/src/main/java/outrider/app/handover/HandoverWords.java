package outrider.app.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.handover.Split;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What handovers are said with: `12 条线索、3 个商机`, who, and why.
final class HandoverWords {
  private static final List<RecordType> COUNTED =
      List.of(
          RecordType.LEAD,
          RecordType.OPPORTUNITY,
          RecordType.ACCOUNT,
          RecordType.CONTACT,
          RecordType.TASK);

  private final Workspace space;

  HandoverWords(Workspace space) {
    this.space = space;
  }

  /// What there is none of is not said.
  String counts(Map<RecordType, Long> counts) {
    var said = new ArrayList<String>();
    for (var type : COUNTED) {
      var count = counts.getOrDefault(type, 0L);
      if (count > 0) {
        said.add(space.words().get("handover.count." + type.wireName(), count));
      }
    }
    return said.isEmpty()
        ? space.words().get("handover.count.none")
        : String.join(space.words().get("list.separator"), said);
  }

  /// What goes along with the records; what there is none of is not said.
  String along(BookOf book) {
    var said = new ArrayList<String>();
    along(said, "entries", book.entries());
    along(said, "tasks", book.tasks());
    along(said, "files", book.files());
    along(said, "cadences", book.cadences());
    return said.isEmpty()
        ? space.words().get("handover.along.nothing")
        : space
            .words()
            .get("handover.along", String.join(space.words().get("list.separator"), said));
  }

  private void along(List<String> said, String what, long count) {
    if (count > 0) {
      said.add(space.words().get("handover.along." + what, count));
    }
  }

  String money(Map<String, Long> worth) {
    var said =
        new TreeMap<>(worth)
            .entrySet().stream()
                .map(sum -> space.words().amounts().compact(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" + "));
    return said.isEmpty() ? "–" : said;
  }

  String money(Row row) {
    var amount = row.number(Opportunity.AMOUNT, 0);
    return amount == 0
        ? ""
        : space
            .words()
            .amounts()
            .compact(amount, row.has(Fields.CURRENCY) ? row.text(Fields.CURRENCY) : "CNY");
  }

  /// @param giver who is named where somebody keeps it
  String receiver(String receiver, String giver) {
    return receiver.equals(Split.KEPT)
        ? space.words().get("handover.keeps", user(giver))
        : user(receiver);
  }

  String user(String id) {
    return space.reasons().names().user(id);
  }

  String field(String field) {
    return space.words().get("handover.field." + field);
  }

  /// A value of a field of a rule as people know it.
  String value(String field, String value, Map<String, String> accounts) {
    return switch (field) {
      case "stage" -> space.reasons().names().stage(value);
      case "account" -> accounts.getOrDefault(value, value);
      default -> value;
    };
  }

  String why(Plan.Line line) {
    return switch (line.rule()) {
      case Split.Going.REST -> space.words().get("handover.why.rest");
      case Split.Going.EXCEPTION -> space.words().get("handover.why.exception");
      default -> space.words().get("handover.why.rule", line.rule() + 1);
    };
  }

  /// Where a record stands: a deal's stage, a lead's state.
  String state(Row row) {
    return switch (row.type()) {
      case OPPORTUNITY -> space.reasons().names().stage(row.text(Opportunity.STAGE));
      case LEAD ->
          space
              .words()
              .fields()
              .option(
                  RecordType.LEAD,
                  "status",
                  row.text("status").isEmpty() ? "new" : row.text("status"));
      default -> "";
    };
  }

  static Icon icon(RecordType type) {
    return switch (type) {
      case LEAD -> Icon.LEAD;
      case OPPORTUNITY -> Icon.OPPORTUNITY;
      case ACCOUNT -> Icon.ACCOUNT;
      case CONTACT -> Icon.PERSON;
      default -> Icon.TASK;
    };
  }

  static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().add("text-2");
    label.setWrapText(true);
    return label;
  }

  /// The names of the accounts in a book, by id.
  static Map<String, String> accounts(BookOf book) {
    return book.book().bundles().stream()
        .flatMap(bundle -> bundle.records().stream())
        .filter(row -> row.type() == RecordType.ACCOUNT)
        .collect(Collectors.toMap(Row::id, row -> row.text(Fields.NAME)));
  }
}
