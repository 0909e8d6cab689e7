package outrider.app.attention;

import java.util.List;
import javafx.util.Subscription;
import outrider.app.shell.News;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Table;

/// Tells a person at once of what HQ has found overdue. FX thread only.
public final class Overdue {

  /// Whom HQ told; with the person's id as its argument.
  static final String FOR_PERSON = "EXISTS (SELECT 1 FROM json_each(recipients) WHERE value = ?)";

  private record Found(String id, String name, String owner) {}

  private final Workspace space;
  private final News news;

  public Overdue(Workspace space, News news) {
    this.space = space;
    this.news = news;
  }

  public Subscription listen() {
    return news.listen(open(space.user().userId()), Found::id, _ -> true, this::told);
  }

  private News.Told told(Found found) {
    var words = space.words();
    var owner = space.reasons().names().user(found.owner());
    return new News.Told(
        words.get("notify.overdueIn", found.name(), owner),
        words.get("notify.overdue"),
        found.name() + " · " + owner);
  }

  private static Query<List<Found>> open(String user) {
    return Query.of(
        "found overdue",
        sql ->
            sql.list(
                "SELECT task || '@' || due_at, coalesce(l.name, o.name, ''), e.owner"
                    + " FROM escalation e LEFT JOIN lead l ON l.id = e.parent"
                    + " LEFT JOIN opportunity o ON o.id = e.parent WHERE e.state = 'open' AND "
                    + FOR_PERSON
                    + " GROUP BY task, due_at ORDER BY e.created_at DESC LIMIT 200",
                row -> new Found(row.text(1), row.text(2), row.text(3)),
                user),
        Table.ESCALATION);
  }
}
