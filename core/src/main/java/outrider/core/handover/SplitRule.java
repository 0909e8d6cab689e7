package outrider.core.handover;

import java.util.List;
import outrider.core.record.Row;

/// Who gets what has one of some values in a field. It speaks of a whole bundle: one record that
/// matches takes the others along.
///
/// @param field one of `FIELDS`
/// @param receiver id of a user
public record SplitRule(String field, List<String> values, String receiver) {

  /// By what a book can be divided. `account` speaks of the account itself too.
  public static final List<String> FIELDS =
      List.of("region", "industry", "source", "intent", "stage", "account");

  public SplitRule {
    values = List.copyOf(values);
  }

  public boolean matches(Bundle bundle) {
    return bundle.records().stream().anyMatch(row -> values.contains(value(row, field)));
  }

  /// What a rule about the field looks at; empty where the record has nothing of the kind.
  public static String value(Row row, String field) {
    return switch (row.type()) {
      case ACCOUNT -> field.equals("account") ? row.id() : row.text(field);
      // A deal that is closed says nothing about who should go on with its customer.
      case OPPORTUNITY -> field.equals("stage") && !Bundle.isOpen(row) ? "" : row.text(field);
      default -> row.text(field);
    };
  }
}
