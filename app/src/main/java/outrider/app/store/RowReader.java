package outrider.app.store;

/// Makes a value of one row of a result.
@FunctionalInterface
public interface RowReader<T> {
  T read(Columns columns);
}
