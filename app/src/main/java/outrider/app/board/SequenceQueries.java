package outrider.app.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Sql;
import outrider.core.sequence.Sequences;
import outrider.core.sequence.Way;

/// What was done for the deals that were closed in a time: touches of ours, what was shown or
/// quoted, files of a kind. Those of the lead that a deal was count for the deal. Reader thread.
final class SequenceQueries {

  /// The last that were closed; older ones say little about how one wins today.
  static final int DEALS_MAX = 3_000;

  private static final String NAMED =
      "(SELECT no FROM fact_name WHERE name IN (SELECT value FROM json_each(?)))";

  private static final String CLOSED =
      """
      SELECT f.no, o.id, ifnull(o.lead, ''), f.state = 1, f.closed_at
      FROM deal_fact f JOIN opportunity o ON o.no = f.no
      WHERE f.state > 0 AND f.closed_at >= ? AND f.closed_at < ? AND f.pipeline IN %s\
      """
          .formatted(NAMED);

  private static final String DEEDS =
      """
      SELECT parent, kind, occurred_at AS at FROM activity INDEXED BY activity_touch
      WHERE parent IN (SELECT value FROM json_each(?1))
        AND kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
        AND ifnull(direction, 'out') <> 'in'
      UNION ALL
      SELECT parent, kind, done_at FROM task INDEXED BY task_parent
      WHERE parent IN (SELECT value FROM json_each(?1)) AND done_at IS NOT NULL
        AND kind IN ('demo', 'quote')
      UNION ALL
      SELECT parent, 'file/' || kind, created_at FROM attachment INDEXED BY attachment_parent
      WHERE parent IN (SELECT value FROM json_each(?1)) AND ifnull(kind, '') <> ''
      ORDER BY at\
      """;

  private SequenceQueries() {}

  /// What was found, and of which deals.
  ///
  /// @param ways by the number of a deal
  record Found(Sequences sequences, Map<Integer, Way> ways, boolean isCut) {

    /// The deals that have an order, won and lost.
    Behind behind(List<String> order) {
      return Behind.deals(deal -> {
        var way = ways.get(deal);
        return way != null && Sequences.has(way.deeds(), order);
      });
    }
  }

  private static final class Deal {
    private final boolean won;
    private final long until;
    private final List<String> deeds = new ArrayList<>();

    /// What is done on the day of the closing counts; what is done after it does not.
    Deal(boolean won, long closedAt) {
      this.won = won;
      until = (closedAt / TimeUnit.DAYS.toMillis(1) + 1) * TimeUnit.DAYS.toMillis(1);
    }
  }

  static Found find(Sql sql, BoardQuestion asked) {
    var deals = new HashMap<Integer, Deal>();
    var byParent = new HashMap<String, Integer>();
    var arguments = new ArrayList<@Nullable Object>();
    var range = Range.of(asked.days(), asked.zone());
    arguments.add(range.from());
    arguments.add(range.to());
    arguments.add(json(new TreeSet<>(asked.configuration().journeys().running(asked.pipeline()))));
    var closed = new StringBuilder(CLOSED);
    only(closed, arguments, "team", asked.team().map(asked.configuration().tree()::downward));
    only(closed, arguments, "owner", asked.person().map(Set::of));
    only(closed, arguments, "source", asked.channel().map(Set::of));
    only(closed, arguments, "industry", asked.industry().map(Set::of));
    closed.append(" ORDER BY f.closed_at DESC, f.no LIMIT ").append(DEALS_MAX);
    sql.each(
        closed.toString(),
        columns -> {
          var number = (int) columns.number(1);
          deals.put(number, new Deal(columns.flag(4), columns.number(5)));
          byParent.put(columns.text(2), number);
          if (!columns.text(3).isEmpty()) {
            byParent.put(columns.text(3), number);
          }
        },
        arguments.toArray());
    if (!byParent.isEmpty()) {
      sql.each(
          DEEDS,
          columns -> {
            var number = byParent.get(columns.text(1));
            var deal = number == null ? null : deals.get(number);
            if (deal != null && columns.number(3) < deal.until) {
              deal.deeds.add(columns.text(2));
            }
          },
          json(byParent.keySet()));
    }
    var ways = new HashMap<Integer, Way>();
    deals.forEach((number, deal) -> ways.put(number, new Way(deal.deeds, deal.won)));
    return new Found(Sequences.of(ways.values()), ways, deals.size() == DEALS_MAX);
  }

  private static void only(
      StringBuilder sql,
      List<@Nullable Object> arguments,
      String column,
      Optional<? extends Collection<String>> names) {
    names.ifPresent(some -> {
      sql.append(" AND f.").append(column).append(" IN ").append(NAMED);
      arguments.add(json(some));
    });
  }

  private static String json(Collection<String> names) {
    var array = JsonNodeFactory.instance.arrayNode();
    names.forEach(array::add);
    return array.toString();
  }
}
