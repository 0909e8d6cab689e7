package outrider.app.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.store.Database;
import outrider.app.store.FactChange;
import outrider.app.store.FactLog;
import outrider.app.store.Sql;

/// All facts in memory, as long as a board is shown: read once, then only what has changed. So a
/// change among a million leads costs one look through arrays and no look through a table.
///
/// Read and looked at by one thread at a time: every method is called with the book's own lock held
/// (`BoardShelf` takes it on reader threads).
final class BoardBook {
  final LeadColumns leads = new LeadColumns();
  final DealColumns deals = new DealColumns();
  final VisitColumns visits = new VisitColumns();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final FactLog log;
  private long mark;
  private double progress;

  /// What was asked of touches, by person; only those whose touches change are asked for again.
  private Optional<Touches> touches = Optional.empty();

  private record Touches(Range range, long[] byPerson) {}

  private BoardBook(FactLog log) {
    this.log = log;
  }

  /// Reads everything.
  static BoardBook read(Sql sql, Database database) {
    var book = new BoardBook(database.facts());
    book.mark = database.facts().mark();
    book.progress = Database.factProgress(sql);
    book.names(sql);
    book.leads.reserve(BoardQueries.last(sql, "lead_fact") + 1);
    BoardQueries.leads(sql, book.leads::read);
    book.deals.reserve(BoardQueries.last(sql, "deal_fact") + 1);
    BoardQueries.deals(sql, book.deals::read);
    book.visits.reserve(BoardQueries.visits(sql));
    BoardQueries.visits(sql, book.visits::read);
    return book;
  }

  /// Reads what changed since.
  ///
  /// @return false where that is not known: the book has to be read anew
  boolean refresh(Sql sql) {
    var next = log.mark();
    Optional<FactChange> since = log.since(mark);
    if (since.isEmpty()) {
      return false;
    }
    var change = since.get();
    progress = Database.factProgress(sql);
    names(sql);
    change.leads().forEach(number -> leads.remove(number.intValue()));
    BoardQueries.leads(sql, change.leads(), leads::read);
    change.deals().forEach(number -> deals.remove(number.intValue()));
    BoardQueries.deals(sql, change.deals(), deals::read);
    if (!change.deals().isEmpty()) {
      visits.remove(marked(change.deals()));
      BoardQueries.visits(sql, change.deals(), visits::read);
    }
    change.persons().forEach(person -> touched(sql, person));
    mark = next;
    return true;
  }

  private static boolean[] marked(List<Long> numbers) {
    var most = numbers.stream().mapToInt(Long::intValue).max().orElse(0);
    var marked = new boolean[most + 1];
    numbers.forEach(number -> marked[number.intValue()] = true);
    return marked;
  }

  private void names(Sql sql) {
    BoardQueries.names(
        sql,
        names.size() - 1,
        (number, name) -> {
          while (names.size() < number) {
            names.add("");
          }
          names.add(name);
          numbers.put(name, number);
        });
  }

  /// The word of a number.
  String name(int number) {
    return number < names.size() ? names.get(number) : "";
  }

  /// The number of a word; -1 where no fact names it.
  int number(String name) {
    return numbers.getOrDefault(name, -1);
  }

  int names() {
    return names.size();
  }

  private void touched(Sql sql, String person) {
    var number = number(person);
    touches =
        touches.map(known -> {
          var counted =
              Arrays.copyOf(known.byPerson(), Math.max(known.byPerson().length, names.size()));
          counted[number] =
              BoardQueries.touches(sql, number, known.range().from(), known.range().to());
          return new Touches(known.range(), counted);
        });
  }

  /// Touches that each person made within a time, by the number of their name.
  long[] touches(Sql sql, Range range) {
    var known = touches.filter(each -> each.range().equals(range));
    if (known.isPresent()) {
      return known.get().byPerson();
    }
    var counted = new long[names.size()];
    BoardQueries.touches(
        sql,
        range.from(),
        range.to(),
        (person, made) -> {
          if (person < counted.length) {
            counted[person] = made;
          }
        });
    touches = Optional.of(new Touches(range, counted));
    return counted;
  }

  /// How much of the facts is there, from 0 to 1.
  double progress() {
    return progress;
  }
}
