package outrider.app.pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.app.store.PoolStanding;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.pool.Holdings;
import outrider.core.pool.Pool;

/// What the screens about pools read.
final class PoolQueries {
  private PoolQueries() {}

  /// What somebody has taken out of each pool, with their claims since a time.
  static Query<Map<String, Holdings>> standing(List<Pool> pools, String user, long since) {
    return Query.of(
        "pools",
        sql -> {
          var standing = new LinkedHashMap<String, Holdings>();
          pools.forEach(
              pool -> standing.put(pool.id(), PoolStanding.holdings(sql, pool.id(), user, since)));
          return standing;
        },
        Table.LEAD,
        Table.CONFIGURATION);
  }
}
