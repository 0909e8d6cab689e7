package outrider.app.list;

import java.util.List;
import java.util.Optional;
import outrider.app.i18n.Words;

/// A way of looking at a list: its conditions and its order, under a name. Some come with the
/// program, others a person saved, and some of those a team shares.
///
/// @param name a word key for what comes with the program, else what the person wrote or the
///   business set up
/// @param sharedBy who shared it with their team; empty for what is not shared
public record SavedView(
    String id,
    String name,
    boolean builtIn,
    List<Condition> conditions,
    String sortField,
    boolean descending,
    Optional<String> sharedBy) {

  public SavedView {
    conditions = List.copyOf(conditions);
  }

  public SavedView(
      String id,
      String name,
      boolean builtIn,
      List<Condition> conditions,
      String sortField,
      boolean descending) {
    this(id, name, builtIn, conditions, sortField, descending, Optional.empty());
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

  /// One that comes with what the business has set up, under the name that it has there.
  public static SavedView given(String id, String name, String sortField, Condition... conditions) {
    return builtIn(id, name, sortField, conditions);
  }

  /// The same with other conditions in another order.
  SavedView asking(List<Condition> other, String sort, boolean down) {
    return new SavedView(id, name, builtIn, other, sort, down, sharedBy);
  }

  SavedView sharedBy(String user) {
    return new SavedView(id, name, builtIn, conditions, sortField, descending, Optional.of(user));
  }

  public boolean isShared() {
    return sharedBy.isPresent();
  }

  public String shownName(Words words) {
    return builtIn && words.has(name) ? words.get(name) : name;
  }
}
