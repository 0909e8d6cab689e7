package outrider.app.importing.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads a file once and learns every column. Feed it to [TableFile#read]; ask it at the end.
public final class ColumnProfiler implements Consumer<TableLine> {
  private final List<Column> columns = new ArrayList<>();
  private final BlankWords blanks;
  private long rows;
  private long broken;

  public ColumnProfiler(TableShape shape, BlankWords blanks) {
    this.blanks = blanks;
    for (int index = 0; index < shape.width(); index++) {
      columns.add(new Column(index, shape.headers().get(index)));
    }
  }

  @Override
  public void accept(TableLine line) {
    switch (line) {
      case TableLine.Readable readable -> {
        rows++;
        for (int index = 0; index < columns.size(); index++) {
          String cell = readable.cells().get(index).strip();
          if (!blanks.isBlank(cell)) {
            columns.get(index).take(cell);
          }
        }
      }
      case TableLine.Broken _ -> broken++;
    }
  }

  public long rows() {
    return rows;
  }

  public long broken() {
    return broken;
  }

  public List<ColumnProfile> profiles() {
    return columns.stream().map(column -> column.profile(rows)).toList();
  }

  /// A word of a column: how often it stands there, and what it looks like, which is found out
  /// once.
  private static final class Seen {
    private final ContentKind kind;
    private final Optional<WrittenDate.Writing> writing;
    private long count;

    Seen(String cell) {
      kind = ContentKind.of(cell);
      writing =
          kind == ContentKind.DATE
              ? WrittenDate.of(cell).map(WrittenDate::writing)
              : Optional.empty();
    }
  }

  private static final class Column {
    private final int index;
    private final String header;
    private final Map<String, Seen> values = new HashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final Map<ContentKind, Long> kinds = new EnumMap<>(ContentKind.class);
    private final Map<WrittenDate.Writing, Long> writings =
        new EnumMap<>(WrittenDate.Writing.class);
    private boolean allValues = true;
    private long filled;

    Column(int index, String header) {
      this.index = index;
      this.header = header;
    }

    void take(String cell) {
      filled++;
      Seen seen = values.get(cell);
      if (seen == null) {
        seen = new Seen(cell);
        if (values.size() < FileLimits.DISTINCT_MAX) {
          values.put(cell, seen);
          if (samples.size() < FileLimits.SAMPLES_MAX) {
            samples.add(cell);
          }
        } else {
          allValues = false;
        }
      }
      seen.count++;
      kinds.merge(seen.kind, 1L, Long::sum);
      seen.writing.ifPresent(writing -> writings.merge(writing, 1L, Long::sum));
    }

    ColumnProfile profile(long rows) {
      Map<String, Long> often =
          values.entrySet().stream()
              .map(value -> Map.entry(value.getKey(), value.getValue().count))
              .sorted(
                  Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
      ContentKind kind = kind();
      return new ColumnProfile(
          index,
          header,
          samples,
          rows,
          filled,
          often,
          allValues,
          kind,
          kind == ContentKind.DATE ? Optional.of(dates()) : Optional.empty());
    }

    private ContentKind kind() {
      if (filled == 0) {
        return ContentKind.BLANK;
      }
      long numbers =
          count(ContentKind.NUMBER) + count(ContentKind.AMOUNT) + count(ContentKind.AMOUNT_WAN);
      if (most(numbers)) {
        return numbersKind();
      }
      for (ContentKind kind :
          List.of(
              ContentKind.EMAIL,
              ContentKind.PHONE,
              ContentKind.DATE,
              ContentKind.YES_NO,
              ContentKind.WEB)) {
        if (most(count(kind))) {
          return kind;
        }
      }
      boolean few = allValues && values.size() <= 60 && filled >= 2L * values.size();
      return few ? ContentKind.CHOICE : ContentKind.TEXT;
    }

    /// A header that says 万 counts in ten thousands even if the cells are bare numbers.
    private ContentKind numbersKind() {
      if (header.contains("万") || count(ContentKind.AMOUNT_WAN) * 2 > filled) {
        return ContentKind.AMOUNT_WAN;
      }
      String name = header.toLowerCase(Locale.ROOT);
      boolean named =
          List.of("amount", "value", "price", "budget", "revenue", "金额", "预算", "报价", "价格").stream()
              .anyMatch(name::contains);
      return named || count(ContentKind.AMOUNT) * 2 > filled
          ? ContentKind.AMOUNT
          : ContentKind.NUMBER;
    }

    private boolean most(long count) {
      return count * 10 >= filled * 8;
    }

    private long count(ContentKind kind) {
      return kinds.getOrDefault(kind, 0L);
    }

    private ColumnProfile.DateWriting dates() {
      long dayFirst = writings.getOrDefault(WrittenDate.Writing.DAY_FIRST, 0L);
      long monthFirst = writings.getOrDefault(WrittenDate.Writing.MONTH_FIRST, 0L);
      long either = writings.getOrDefault(WrittenDate.Writing.DAY_OR_MONTH_FIRST, 0L);
      WrittenDate.Order order =
          monthFirst > dayFirst ? WrittenDate.Order.MONTH_FIRST : WrittenDate.Order.DAY_FIRST;
      boolean certain = either == 0 || (dayFirst > 0) != (monthFirst > 0);
      return new ColumnProfile.DateWriting(
          either, order, certain, writings.size() > 1 && !oneOrder(dayFirst, monthFirst));
    }

    private boolean oneOrder(long dayFirst, long monthFirst) {
      boolean yearFirst = writings.containsKey(WrittenDate.Writing.YEAR_FIRST);
      return !yearFirst && (dayFirst == 0 || monthFirst == 0);
    }
  }
}
