package outrider.app.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.store.Transaction;

/// The views that a person saved, in the profile's own file: they do not travel unless they are
/// shared, see [SharedViews].
public final class SavedViewStore {
  private static final Logger LOG = LoggerFactory.getLogger(SavedViewStore.class);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SavedViewStore() {}

  /// @param screen whose views, such as `leads`
  public static List<SavedView> all(Sql sql, String screen) {
    return sql
        .list(
            "SELECT id, name, definition FROM saved_view WHERE screen = ? ORDER BY position, id",
            columns -> read(columns.text(1), columns.text(2), columns.text(3)),
            screen)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  public static void put(Transaction transaction, String screen, SavedView view) {
    transaction
        .sql()
        .run(
            "INSERT INTO saved_view(id, screen, name, definition, position) VALUES (?, ?, ?, ?,"
                + " (SELECT coalesce(max(position), 0) + 1 FROM saved_view WHERE screen = ?))"
                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                + " definition = excluded.definition",
            view.id(),
            screen,
            view.name(),
            write(view),
            screen);
    transaction.touch(Table.SAVED_VIEW);
  }

  public static void remove(Transaction transaction, String id) {
    transaction.sql().run("DELETE FROM saved_view WHERE id = ?", id);
    transaction.touch(Table.SAVED_VIEW);
  }

  static String write(SavedView view) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("sort", view.sortField());
    root.put("descending", view.descending());
    var conditions = root.putArray("conditions");
    for (var condition : view.conditions()) {
      var node = conditions.addObject();
      node.put("field", condition.field());
      node.put("operator", condition.operator().name().toLowerCase(Locale.ROOT));
      condition.values().forEach(node.putArray("values")::add);
    }
    return root.toString();
  }

  /// A view that this version cannot read is left out of the tabs and left alone in the file.
  static Optional<SavedView> read(String id, String name, String definition) {
    try {
      var root = MAPPER.readTree(definition);
      var conditions = new ArrayList<Condition>();
      for (var node : root.path("conditions")) {
        conditions.add(condition(node));
      }
      return Optional.of(
          new SavedView(
              id,
              name,
              false,
              conditions,
              root.path("sort").asText(),
              root.path("descending").asBoolean()));
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      LOG.warn("the saved view {} cannot be read", id, unreadable);
      return Optional.empty();
    }
  }

  private static Condition condition(JsonNode node) {
    var values = new ArrayList<String>();
    node.path("values").forEach(value -> values.add(value.asText()));
    return new Condition(
        node.path("field").asText(),
        Operator.valueOf(node.path("operator").asText().toUpperCase(Locale.ROOT)),
        values);
  }
}
