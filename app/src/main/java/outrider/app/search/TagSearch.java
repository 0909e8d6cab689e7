package outrider.app.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import outrider.app.field.FieldText;
import outrider.app.fx.Icon;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.PaletteSource;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Finds leads, customers and deals by their tag: `#活跃`. `#` alone shows what carries any tag.
public final class TagSearch implements PaletteSource {
  private static final int OF_EACH = 6;
  private static final List<RecordType> TYPES =
      List.of(RecordType.LEAD, RecordType.ACCOUNT, RecordType.OPPORTUNITY);

  private record Found(RecordType type, String id, String name, String tag) {}

  private final Workspace space;
  private final FieldText text;
  private final NewestAnswer answer;

  public TagSearch(Workspace space) {
    this.space = space;
    answer = new NewestAnswer(space);
    text = new FieldText(space);
  }

  @Override
  public String groupKey() {
    return "palette.tags";
  }

  @Override
  public String prefix() {
    return "#";
  }

  /// Every record would be looked at for every word typed; people who mean a tag say so.
  @Override
  public boolean onlyByPrefix() {
    return true;
  }

  @Override
  public void find(String typed, Consumer<List<PaletteEntry>> found) {
    var tags = JsonNodeFactory.instance.arrayNode();
    space.database().configuration().all(RecordType.TAG).stream()
        .filter(tag -> isMeant(tag, typed.toLowerCase(Locale.ROOT)))
        .forEach(tag -> tags.add(tag.id()));
    if (tags.isEmpty()) {
      answer.overtake();
      found.accept(List.of());
      return;
    }
    answer.ask(
        sql -> search(sql, tags.toString()),
        rows -> found.accept(rows.stream().map(this::entry).toList()));
  }

  private boolean isMeant(Row tag, String typed) {
    return text.tag(tag.id()).toLowerCase(Locale.ROOT).contains(typed);
  }

  private static List<Found> search(Sql sql, String tags) {
    var found = new ArrayList<Found>();
    for (var type : TYPES) {
      found.addAll(
          sql.list(
              "SELECT r.id, r.name, t.value FROM %s r, json_each(r.tags) t"
                      .formatted(type.wireName())
                  + " WHERE r.tags IS NOT NULL AND t.value IN (SELECT value FROM json_each(?))"
                  + " LIMIT "
                  + OF_EACH,
              columns -> new Found(type, columns.text(1), columns.text(2), columns.text(3)),
              tags));
    }
    return found;
  }

  private PaletteEntry entry(Found row) {
    return new PaletteEntry(
        icon(row.type()),
        row.name(),
        "",
        text.tag(row.tag()) + " · " + space.words().fields().type(row.type()),
        "",
        () ->
            Place.ofRecord(row.type(), row.id()).ifPresent(place -> space.navigator().open(place)));
  }

  private static Icon icon(RecordType type) {
    return switch (type) {
      case ACCOUNT -> Icon.ACCOUNT;
      case OPPORTUNITY -> Icon.OPPORTUNITY;
      default -> Icon.PERSON;
    };
  }
}
