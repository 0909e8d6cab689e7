package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;

/// A million rows are numbers; what the user chose survives every refresh.
final class DataTableTest extends FxTest {
  private final AtomicInteger loaded = new AtomicInteger();
  private final Memory memory = Memory.brief();

  private DataTable<String> table() {
    return new DataTable<String>(
            new Words(Language.CHINESE),
            memory,
            "test",
            List.of(
                Column.<String>text("name", "nav.leads", 200, row -> row).canSort().canGrow(),
                Column.<String>text("other", "nav.tasks", 300, row -> row).drops(1)))
        .withBoxes();
  }

  private PagedRows<String> rows(long... ids) {
    return new PagedRows<>(
        ids,
        (wanted, answer) -> {
          loaded.addAndGet(wanted.length);
          var page = new HashMap<Long, String>();
          for (long id : wanted) {
            page.put(id, "row " + id);
          }
          answer.accept(page);
        });
  }

  @Test
  void aMillionRowsLoadOnlyWhatIsInSight() {
    var table = fx(this::table);
    show(table, 900, 600, Appearance.STANDARD);
    var ids = LongStream.range(0, 1_000_000).toArray();
    fx(() -> table.show(rows(ids)));
    settle();
    fx(() -> table.select(900_000));
    settle();
    assertThat(loaded.get()).isLessThan(1_000);
    assertThat(fx(() -> table.selectedProperty().get())).contains("row 900000");
    fx(() -> table.show(rows(LongStream.range(500_000, 1_500_000).toArray())));
    settle();
    assertThat(fx(() -> table.selectedProperty().get())).contains("row 900000");
  }

  @Test
  void aChangedRowIsShownAnewAndItsNeighboursAreLeftAlone() {
    var shown = new ArrayList<String>();
    var table =
        fx(() ->
            new DataTable<String>(
                new Words(Language.CHINESE),
                memory,
                "test",
                List.of(
                    Column.<String>text(
                        "name",
                        "nav.leads",
                        200,
                        row -> {
                          shown.add(row);
                          return row;
                        }))));
    show(table, 900, 600, Appearance.STANDARD);
    fx(() -> table.show(PagedRows.of(new TreeMap<>(Map.of(7L, "seven", 8L, "eight")))));
    settle();
    reads(table, "seven", "eight");
    shown.clear();

    fx(() -> table.show(PagedRows.of(new TreeMap<>(Map.of(7L, "seven", 8L, "acht")))));
    settle();

    reads(table, "seven", "acht");
    assertThat(shown).containsExactly("acht");
  }

  @Test
  void selectionAndChecksSurviveFilterAndSort() {
    var table = fx(this::table);
    show(table, 900, 600, Appearance.STANDARD);
    fx(() -> {
      table.show(rows(1, 2, 3, 4, 5));
      table.select(1);
      table.toggleChecked();
      table.extendChecked(1);
    });
    settle();
    assertThat(fx(table::checked)).containsExactly(2L, 3L);
    fx(() -> table.show(rows(5, 3, 1)));
    assertThat(fx(() -> table.selectedProperty().get())).contains("row 3");
    assertThat(fx(table::checked)).containsExactly(2L, 3L);
    fx(() -> table.show(rows()));
    assertThat(fx(() -> table.selectedProperty().get())).isEmpty();
  }

  @Test
  void narrowTablesDropColumnsAndLayoutsAreRemembered() {
    var narrow = fx(this::table);
    show(narrow, 400, 600, Appearance.STANDARD);
    fx(() -> narrow.show(rows(1, 2, 3)));
    settle();
    assertThat(readable(narrow)).contains("线索").doesNotContain("待办");
    var wide = fx(this::table);
    show(wide, 900, 600, Appearance.STANDARD);
    settle();
    reads(wide, "待办");
    fx(wide::columnsChanged);
    assertThat(memory.recall("table.test.columns")).isEqualTo("name:200:+,other:300:+");
  }
}
