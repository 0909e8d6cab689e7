package outrider.app.fx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which columns of a table stand where: the user's order, widths and choice, fitted to the width
/// there is.
///
/// As text it is `id:width:+` joined by `,` in order, and `;id:up` for the sort, which is how a
/// profile remembers it.
final class ColumnPlan<T> {
  static final double BOX = 44;
  private static final double NARROWEST = 48;

  /// Where a column stands now.
  record Place<T>(Column<T> column, double x, double width) {}

  private final List<Column<T>> columns;
  private final Map<String, Double> widths = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private boolean boxes;
  private int version;
  private List<Place<T>> places = List.of();

  ColumnPlan(List<Column<T>> columns) {
    this.columns = new ArrayList<>(columns);
    columns.stream().filter(Column::optional).forEach(column -> hidden.add(column.id()));
  }

  List<Column<T>> columns() {
    return columns;
  }

  List<Place<T>> places() {
    return places;
  }

  /// Grows when other columns are shown than before, not when only their widths differ.
  int version() {
    return version;
  }

  boolean hasBoxes() {
    return boxes;
  }

  void showBoxes(boolean shown) {
    boxes = shown;
  }

  boolean isShown(Column<T> column) {
    return !hidden.contains(column.id());
  }

  void setShown(Column<T> column, boolean shown) {
    if (shown) {
      hidden.remove(column.id());
    } else {
      hidden.add(column.id());
    }
  }

  void setWidth(Column<T> column, double width) {
    widths.put(column.id(), Math.max(NARROWEST, width));
  }

  double width(Column<T> column) {
    return widths.getOrDefault(column.id(), column.width());
  }

  /// Other columns instead of those that are outdated: one of the same id takes the place of the
  /// old one, others come last.
  void renew(Predicate<Column<T>> outdated, List<Column<T>> fresh) {
    var coming = new LinkedHashMap<String, Column<T>>();
    fresh.forEach(column -> coming.put(column.id(), column));
    columns.replaceAll(column ->
        outdated.test(column) && coming.containsKey(column.id())
            ? Objects.requireNonNull(coming.remove(column.id()))
            : column);
    columns.removeIf(
        column -> outdated.test(column) && fresh.stream().noneMatch(other -> other == column));
    coming
        .values()
        .forEach(column -> {
          columns.add(column);
          if (column.optional()) {
            hidden.add(column.id());
          }
        });
    version++;
  }

  void move(Column<T> column, int to) {
    columns.remove(column);
    columns.add(Math.clamp(to, 0, columns.size()), column);
  }

  /// Fits the shown columns into a width: drops from the highest drop order, then shares what is
  /// left among those that grow.
  void fit(double available) {
    var shown = new ArrayList<>(columns.stream().filter(this::isShown).toList());
    double room = available - (boxes ? BOX : 10) - 10;
    while (total(shown) > room) {
      Column<T> leaving = leaves(shown);
      if (leaving == null) {
        break;
      }
      shown.remove(leaving);
    }
    long growing = shown.stream().filter(Column::grows).count();
    double spare = growing == 0 ? 0 : Math.floor((room - total(shown)) / growing);
    var fitted = new ArrayList<Place<T>>();
    double x = boxes ? BOX : 10;
    for (var column : shown) {
      double width = width(column);
      if (column.grows()) {
        width = Math.max(NARROWEST, width + spare);
      }
      fitted.add(new Place<>(column, x, width));
      x += width;
    }
    if (!fitted.stream()
        .map(Place::column)
        .toList()
        .equals(places.stream().map(Place::column).toList())) {
      version++;
    }
    places = List.copyOf(fitted);
  }

  String text() {
    var text = new StringBuilder();
    for (var column : columns) {
      text.append(text.isEmpty() ? "" : ",")
          .append(column.id())
          .append(':')
          .append(Math.round(width(column)))
          .append(':')
          .append(isShown(column) ? '+' : '-');
    }
    return text.toString();
  }

  /// Takes up a remembered plan; what it does not know is left as it is.
  void recall(String text) {
    int to = 0;
    for (String part : text.split(",")) {
      String[] fields = part.split(":");
      var known = columns.stream().filter(column -> column.id().equals(fields[0])).findFirst();
      if (fields.length != 3 || known.isEmpty()) {
        continue;
      }
      move(known.get(), to++);
      setWidth(known.get(), Double.parseDouble(fields[1]));
      setShown(known.get(), fields[2].equals("+"));
    }
  }

  private double total(List<Column<T>> shown) {
    return shown.stream().mapToDouble(this::width).sum();
  }

  private @Nullable Column<T> leaves(List<Column<T>> shown) {
    Column<T> leaving = null;
    for (var column : shown) {
      if (column.dropOrder() > 0 && (leaving == null || column.dropOrder() > leaving.dropOrder())) {
        leaving = column;
      }
    }
    return leaving;
  }
}
