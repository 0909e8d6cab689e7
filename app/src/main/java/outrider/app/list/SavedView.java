package outrider.app.list;

import java.util.List;
import outrider.app.i18n.Words;
import outrider.core.record.RecordType;

/// A way of looking at a list: its conditions and its order, under a name. Some come with the
/// program, others a person saved.
///
/// @param name a word key for what comes with the program, else what the person wrote
public record SavedView(
    String id,
    String name,
    boolean builtIn,
    List<Condition> conditions,
    String sortField,
    boolean descending) {

  public SavedView {
    conditions = List.copyOf(conditions);
  }

  /// @param sortField a field of the registry, before it `-` for the other way round
  public static SavedView builtIn(
      String id, String wordKey, String sortField, Condition... conditions) {
    var descending = sortField.startsWith("-");
    return new SavedView(
        id,
        wordKey,
        true,
        List.of(conditions),
        descending ? sortField.substring(1) : sortField,
        descending);
  }

  public String shownName(Words words) {
    return builtIn ? words.get(name) : name;
  }

  ListQuery query(RecordType type) {
    return new ListQuery(type, conditions, "", sortField, descending);
  }
}
