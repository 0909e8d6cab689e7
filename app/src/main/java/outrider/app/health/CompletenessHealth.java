package outrider.app.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.store.Sql;
import outrider.app.team.MonthSpan;
import outrider.core.board.Share;
import outrider.core.health.Dimension;
import outrider.core.health.HealthRules;
import outrider.core.record.RecordType;

/// How full the key fields are of the leads, deals, customers and contacts that were made in each
/// month, as they stand today; and whether one of the month's imports brought too many blanks.
final class CompletenessHealth {

  private static final String COUNTED =
      """
      SELECT %s, %s, ifnull(import_id, ''), count(*), sum(%s), %s
      FROM %s WHERE created_at >= ? AND created_at < ? GROUP BY 1, 2, 3\
      """;

  private record Key(RecordType type, String field) {}

  /// What came with one import, or by none.
  private static final class Counted {
    private final Map<Key, long[]> blanks = new HashMap<>();
    private long records;
    private long lacking;

    /// @param blank how many of `of` are blank
    void add(Key key, long blank, long of) {
      var both = blanks.computeIfAbsent(key, unknown -> new long[2]);
      both[0] += blank;
      both[1] += of;
    }

    Optional<Detail.Blank> weakest() {
      return blanks.entrySet().stream()
          .filter(entry -> entry.getValue()[0] > 0)
          .map(entry ->
              new Detail.Blank(
                  entry.getKey().type(),
                  entry.getKey().field(),
                  new Share(entry.getValue()[0], entry.getValue()[1])))
          .max(WEAKEST);
    }
  }

  private static final Comparator<Detail.Blank> WEAKEST =
      Comparator.comparingDouble((Detail.Blank each) -> each.blanks().value())
          .thenComparing(each -> each.blanks().whole())
          .thenComparing(Detail.Blank::field);

  private final MonthSpan months;
  private final Map<String, int[]> lines;
  private final Counted[][] counted;
  private final List<List<Map<String, Counted>>> imports = new ArrayList<>();

  private CompletenessHealth(HealthAsked asked) {
    months = asked.months();
    lines = asked.lines();
    counted = new Counted[asked.rows().size()][months.count()];
    for (var line : counted) {
      var each = new ArrayList<Map<String, Counted>>();
      for (var month = 0; month < line.length; month++) {
        line[month] = new Counted();
        each.add(new HashMap<>());
      }
      imports.add(each);
    }
  }

  static List<HealthCell> cells(Sql sql, HealthAsked asked) {
    var count = new CompletenessHealth(asked);
    KeyFields.TYPES.forEach(type -> count.count(sql, KeyFields.of(type, asked.configuration())));
    return count.cells();
  }

  private void count(Sql sql, KeyFields keys) {
    if (keys.fields().isEmpty()) {
      return;
    }
    sql.each(
        COUNTED.formatted(
            HealthQueries.team(""),
            months.index("created_at"),
            keys.anyBlank(),
            keys.sums(),
            keys.table()),
        columns -> {
          var month = (int) columns.number(2);
          for (var line : lines.getOrDefault(columns.text(1), new int[0])) {
            var all = new ArrayList<Counted>();
            all.add(counted[line][month]);
            if (!columns.text(3).isEmpty()) {
              all.add(
                  imports
                      .get(line)
                      .get(month)
                      .computeIfAbsent(columns.text(3), unknown -> new Counted()));
            }
            var records = columns.number(4);
            for (var into : all) {
              into.records += records;
              into.lacking += columns.number(5);
              for (var key = 0; key < keys.fields().size(); key++) {
                into.add(
                    new Key(keys.type(), keys.fields().get(key).name()),
                    columns.number(6 + key),
                    records);
              }
            }
          }
        },
        months.from(),
        months.to());
  }

  private List<HealthCell> cells() {
    var cells = new ArrayList<HealthCell>();
    for (var line = 0; line < counted.length; line++) {
      for (var month = 0; month < months.count(); month++) {
        cells.add(cell(line, month));
      }
    }
    return cells;
  }

  private HealthCell cell(int line, int month) {
    var here = counted[line][month];
    long blank = 0;
    long whole = 0;
    for (var both : here.blanks.values()) {
      blank += both[0];
      whole += both[1];
    }
    var filled = new Share(whole - blank, whole);
    var worst =
        imports.get(line).get(month).values().stream()
            .flatMap(each -> each.weakest().stream())
            .filter(each -> HealthRules.isBlankImport(each.blanks()))
            .max(WEAKEST);
    return new HealthCell(
        Dimension.COMPLETENESS,
        line,
        month,
        HealthRules.completeness(
            filled, here.records, worst.map(Detail.Blank::blanks).orElse(Share.NONE)),
        new Detail.Completeness(filled, here.lacking, here.weakest(), worst));
  }
}
