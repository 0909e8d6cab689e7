package outrider.app.store;

import java.util.Set;
import java.util.function.Function;

/// A read with a name, and the tables after whose change its answer may be another.
public record Query<T>(String name, Set<Table> watches, Function<Sql, T> run) {

  public Query {
    watches = Set.copyOf(watches);
  }

  public static <T> Query<T> of(String name, Function<Sql, T> run, Table... watches) {
    return new Query<>(name, Set.of(watches), run);
  }
}
