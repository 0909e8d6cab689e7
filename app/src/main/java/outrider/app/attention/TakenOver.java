package outrider.app.attention;

import java.util.List;
import javafx.util.Subscription;
import outrider.app.shell.News;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.handover.Held;
import outrider.core.handover.Takeover;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// What somebody was given by a handover and has not looked at yet: in the list, in the number at
/// the way there, and told at once when it comes. FX thread only, but for the queries.
public final class TakenOver {

  private final Workspace space;
  private final News news;

  public TakenOver(Workspace space, News news) {
    this.space = space;
    this.news = news;
  }

  public Subscription listen() {
    return news.listen(
        Query.of("taken over", sql -> items(sql, space.user().userId()), Table.TAKEOVER),
        AttentionItem.TakenOver::id,
        item -> item.unseen() > 0,
        this::told);
  }

  private News.Told told(AttentionItem.TakenOver item) {
    var text = sentence(space, item);
    return new News.Told(text, space.words().get("notify.takenOver"), text);
  }

  /// `张伟交接给你 12 条线索、3 个商机`.
  static String sentence(Workspace space, AttentionItem.TakenOver item) {
    var words = space.words();
    return words.get("attention.takenOver.sentence", item.name(), what(space, item));
  }

  static String what(Workspace space, AttentionItem.TakenOver item) {
    var words = space.words();
    var leads = words.get("handover.count.lead", item.leads());
    var deals = words.get("handover.count.opportunity", item.deals());
    return item.deals() == 0
        ? leads
        : item.leads() == 0 ? deals : leads + words.get("list.separator") + deals;
  }

  /// Newest first: one per handover from which somebody has a lead or a deal still.
  static List<AttentionItem.TakenOver> items(Sql sql, String user) {
    return RecordTable.of(RecordType.TAKEOVER)
        .where(sql, "owner = ? AND state = 'given' ORDER BY created_at DESC, id", user)
        .stream()
        .map(Takeover::of)
        .map(takeover -> item(sql, takeover))
        .filter(item -> item.leads() + item.deals() > 0)
        .toList();
  }

  static int open(Sql sql, String user) {
    return (int) items(sql, user).stream().filter(item -> item.unseen() > 0).count();
  }

  private static AttentionItem.TakenOver item(Sql sql, Takeover takeover) {
    var seen = takeover.seen();
    var there =
        takeover.records().stream()
            .filter(held -> isStill(sql, held, takeover.receiver()))
            .toList();
    return new AttentionItem.TakenOver(
        "takeover/" + takeover.id(),
        RecordType.USER,
        takeover.from(),
        sql.first("SELECT name FROM user WHERE id = ?", row -> row.text(1), takeover.from())
            .orElse(""),
        takeover.row().number(Fields.CREATED_AT, 0),
        takeover.row().text(Fields.CREATED_BY),
        there.stream().filter(held -> held.type() == RecordType.LEAD).count(),
        there.stream().filter(held -> held.type() == RecordType.OPPORTUNITY).count(),
        there.stream().filter(held -> !seen.contains(held)).count());
  }

  private static boolean isStill(Sql sql, Held held, String receiver) {
    return switch (held.type()) {
      case LEAD, OPPORTUNITY ->
          sql.number(
                  "SELECT count(*) FROM " + held.type().wireName() + " WHERE id = ? AND owner = ?",
                  held.id(),
                  receiver)
              > 0;
      default -> false;
    };
  }
}
