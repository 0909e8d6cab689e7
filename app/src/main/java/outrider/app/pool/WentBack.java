package outrider.app.pool;

import java.util.List;
import javafx.util.Subscription;
import outrider.app.shell.News;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.core.lead.Lead;
import outrider.core.pool.Protection.Why;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Tells somebody of a lead that HQ has taken back from them, with why. FX thread only, but for the
/// query.
public final class WentBack {
  private final Workspace space;
  private final News news;

  public WentBack(Workspace space, News news) {
    this.space = space;
    this.news = news;
  }

  /// What somebody gave back themselves is no news to them.
  public Subscription listen() {
    return news.listen(
        query(space.user().userId()),
        lead -> lead.id() + '@' + lead.number(Lead.POOLED_AT, 0),
        lead -> Why.isRecycling(lead.text(Lead.POOLED_WHY)),
        this::told);
  }

  /// Those that still lie in a pool; newest first.
  static Query<List<Row>> query(String user) {
    return Query.of(
        "went back",
        sql ->
            RecordTable.of(RecordType.LEAD)
                .where(
                    sql,
                    "owner IS NULL AND pool IS NOT NULL AND previous_owner = ?"
                        + " ORDER BY pooled_at DESC LIMIT 50",
                    user),
        Table.LEAD);
  }

  private News.Told told(Row lead) {
    var text =
        space.words().get("pool.wentBack", lead.text(Fields.NAME), new PoolWords(space).why(lead));
    return new News.Told(text, space.words().get("notify.wentBack"), text);
  }
}
