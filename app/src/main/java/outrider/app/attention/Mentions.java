package outrider.app.attention;

import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;
import outrider.app.shell.News;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.activity.Activity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Where this person was called by name: in the list, in the number at the way there, and told at
/// once when it comes. FX thread only, but for the queries.
public final class Mentions {

  /// More than anybody reads back.
  private static final int SHOWN_MAX = 200;

  /// With the person's id as its argument. The words of the partial index come first: SQLite uses
  /// it only for the very same ones.
  private static final String CALLED =
      "mentions IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(mentions) WHERE value = ?)";

  private static final String UNSEEN =
      " AND (seen_by IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(seen_by) WHERE value = ?))";

  private final Workspace space;
  private final News news;

  public Mentions(Workspace space, News news) {
    this.space = space;
    this.news = news;
  }

  public Subscription listen() {
    return news.listen(
        Query.of("mentions", sql -> items(sql, space.user().userId()), Table.ACTIVITY),
        AttentionItem.Mentioned::id,
        item -> !item.seen(),
        this::told);
  }

  private News.Told told(AttentionItem.Mentioned item) {
    var words = space.words();
    var by = space.reasons().names().user(item.by());
    return new News.Told(
        words.get("notify.mentionedOn", by, item.name()),
        words.get("notify.mentioned", by),
        item.name() + " · " + words(item.activity()));
  }

  /// The newest first, as far as the record they stand on is here.
  static List<AttentionItem.Mentioned> items(Sql sql, String user) {
    return RecordTable.of(RecordType.ACTIVITY)
        .where(sql, CALLED + " ORDER BY occurred_at DESC, id LIMIT " + SHOWN_MAX, user)
        .stream()
        .flatMap(activity -> item(sql, activity, user).stream())
        .toList();
  }

  private static Optional<AttentionItem.Mentioned> item(Sql sql, Row activity, String user) {
    return RecordType.byWireName(activity.text(Fields.PARENT_TYPE))
        .flatMap(type -> RecordTable.of(type).find(sql, activity.text(Fields.PARENT)))
        .map(parent ->
            new AttentionItem.Mentioned(
                "mention/" + activity.id(),
                parent.type(),
                parent.id(),
                parent.text(Fields.NAME),
                activity.number("occurredAt", 0),
                activity,
                activity.set(Activity.SEEN_BY).contains(user)));
  }

  static long open(Sql sql, String user) {
    return sql.number("SELECT count(*) FROM activity WHERE " + CALLED + UNSEEN, user, user);
  }

  /// What was said, in one line.
  static String words(Row activity) {
    return activity.text("text").replace('\n', ' ');
  }
}
