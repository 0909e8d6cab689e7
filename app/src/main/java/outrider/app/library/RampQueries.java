package outrider.app.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outrider.app.store.Sql;

/// Counts how people who sell come to sell, over what this laptop holds. A person begins with the
/// first thing in the book that is theirs.
final class RampQueries {

  /// A twelfth of a year.
  private static final long MONTH_MILLIS = 2_629_800_000L;

  private static final String BORN =
      """
      WITH born(user, at) AS (
        SELECT user, min(at) FROM (
          SELECT created_by AS user, min(occurred_at) AS at FROM activity
          WHERE created_by IS NOT NULL AND occurred_at > 0 GROUP BY 1
          UNION ALL
          SELECT owner, min(created_at) FROM opportunity
          WHERE owner IS NOT NULL AND created_at > 0 GROUP BY 1)
        WHERE user IN (SELECT id FROM user WHERE role = 'rep' AND coalesce(inactive, 0) = 0)
        GROUP BY user)
      """;

  private static final String CLOSED =
      """
      SELECT o.owner,
        (coalesce(o.closed_on * 86400000, o.stage_since) - b.at) / 2629800000 AS month,
        count(*), sum(o.state = 'won')
      FROM opportunity o JOIN born b ON b.user = o.owner
      WHERE o.state IN ('won', 'lost')
        AND coalesce(o.closed_on * 86400000, o.stage_since) >= b.at
      GROUP BY 1, 2 HAVING month < 12
      """;

  private static final String PASSES =
      """
      SELECT a.created_by, (a.occurred_at - b.at) / 2629800000 AS month, count(*)
      FROM activity a JOIN born b ON b.user = a.created_by
      JOIN stage f ON f.id = a.from_stage JOIN stage t ON t.id = a.to_stage
      WHERE a.kind = 'stage' AND t.kind <> 'lost' AND t.position > f.position
      GROUP BY 1, 2 HAVING month < 12
      """;

  private record Born(String user, long at) {}

  private RampQueries() {}

  static Ramp read(Sql sql, long now) {
    Map<String, List<Integer>> won = new HashMap<>();
    Map<String, List<Integer>> closed = new HashMap<>();
    Map<String, List<Integer>> passes = new HashMap<>();
    Function<String, List<Integer>> none = user -> Ramp.zeros();
    sql.each(
        BORN + CLOSED,
        columns -> {
          var month = (int) columns.number(2);
          closed.computeIfAbsent(columns.text(1), none).set(month, (int) columns.number(3));
          won.computeIfAbsent(columns.text(1), none).set(month, (int) columns.number(4));
        });
    sql.each(
        BORN + PASSES,
        columns ->
            passes
                .computeIfAbsent(columns.text(1), none)
                .set((int) columns.number(2), (int) columns.number(3)));
    var people = new ArrayList<Ramp.Person>();
    sql
        .list(
            BORN + "SELECT user, at FROM born",
            columns -> new Born(columns.text(1), columns.number(2)))
        .stream()
        .sorted(Comparator.comparingLong(Born::at).reversed().thenComparing(Born::user))
        .forEach(born ->
            people.add(
                new Ramp.Person(
                    born.user(),
                    Math.clamp((now - born.at()) / MONTH_MILLIS + 1, 1, Ramp.MONTHS),
                    won.getOrDefault(born.user(), Ramp.zeros()),
                    closed.getOrDefault(born.user(), Ramp.zeros()),
                    passes.getOrDefault(born.user(), Ramp.zeros()))));
    return new Ramp(people);
  }
}
