package outrider.app.external;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.integration.DataSource;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What other systems know of a customer.
///
/// @param newest the newest of it, by when it happened
/// @param sums all of it, by kind and source
/// @param sources by id, as HQ told of them last
public record Dealings(List<Row> newest, List<DealingSum> sums, Map<String, DataSource> sources) {

  public static final Dealings NONE = new Dealings(List.of(), List.of(), Map.of());

  private record Key(String kind, String source) {}

  /// @param most of the newest
  public static Dealings of(Sql sql, String account, int most) {
    var newest =
        RecordTable.of(RecordType.EXTERNAL_RECORD)
            .where(sql, "parent = ? ORDER BY occurred_at DESC, no DESC LIMIT ?", account, most);
    if (newest.isEmpty()) {
      return NONE;
    }
    var sources = new HashMap<String, DataSource>();
    RecordTable.of(RecordType.DATA_SOURCE)
        .all(sql)
        .forEach(row -> sources.put(row.id(), DataSource.of(row)));
    return new Dealings(newest, sums(sql, account), sources);
  }

  private static List<DealingSum> sums(Sql sql, String account) {
    var sums = new LinkedHashMap<Key, DealingSum>();
    sql.each(
        "SELECT kind, source, coalesce(currency, ''), count(*), coalesce(sum(amount), 0),"
            + " coalesce(max(occurred_at), -1) FROM external_record WHERE parent = ?"
            + " GROUP BY kind, source, currency ORDER BY kind, source",
        columns -> {
          var at = columns.number(6);
          var part =
              new DealingSum(
                  columns.text(1),
                  columns.text(2),
                  columns.number(4),
                  columns.text(3).isEmpty() ? Map.of() : Map.of(columns.text(3), columns.number(5)),
                  at < 0 ? OptionalLong.empty() : OptionalLong.of(at));
          sums.merge(new Key(part.kind(), part.source()), part, Dealings::add);
        },
        account);
    return List.copyOf(sums.values());
  }

  private static DealingSum add(DealingSum one, DealingSum other) {
    var sums = new HashMap<>(one.sums());
    other.sums().forEach((currency, minor) -> sums.merge(currency, minor, Long::sum));
    var newest = Math.max(one.newestAt().orElse(-1), other.newestAt().orElse(-1));
    return new DealingSum(
        one.kind(),
        one.source(),
        one.count() + other.count(),
        sums,
        newest < 0 ? OptionalLong.empty() : OptionalLong.of(newest));
  }
}
