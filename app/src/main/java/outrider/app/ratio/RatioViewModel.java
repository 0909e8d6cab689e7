package outrider.app.ratio;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.team.MonthWindow;
import outrider.core.configuration.Configuration;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;

/// Which ratio is looked at, and which cell is open. FX thread, but for the queries.
final class RatioViewModel {

  /// Rows of the list behind a cell.
  static final int ROWS_MAX = 2_000;

  /// What everything is that is asked of the book: every flag, and the chosen ratio where there is
  /// one.
  record Shown(List<RatioFlag> flags, Optional<RatioAnswer> answer) {}

  /// A cell with its records.
  ///
  /// @param isAbove whether these are what is counted, or what it is held against
  record Opened(
      RatioAnswer answer, int line, int month, boolean isAbove, int count, List<RatioLine> lines) {}

  private record Question(@Nullable String ratio, YearMonth last) {}

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Branches branches;
  private final ObjectProperty<Optional<String>> ratio =
      new SimpleObjectProperty<>(Optional.empty());
  private final MonthWindow window;
  private final ObjectProperty<Optional<String>> branch =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile Question asked;
  private @Nullable LiveQuery<Shown> live;

  RatioViewModel(Database database, InstantSource clock, ZoneId zone, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    branches = new Branches(database, user);
    window = new MonthWindow(clock, zone, RatioAsked.MONTHS);
    asked = new Question(null, window.lastProperty().get());
    ratio.subscribe((before, now) -> ask());
    window.lastProperty().subscribe((before, now) -> ask());
  }

  /// The one that is looked at; empty for the first.
  ObjectProperty<Optional<String>> ratioProperty() {
    return ratio;
  }

  /// The team that is drawn; empty for the first of which anything is said.
  ObjectProperty<Optional<String>> branchProperty() {
    return branch;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  private void ask() {
    asked = new Question(ratio.get().orElse(null), window.lastProperty().get());
    opened.set(Optional.empty());
    refresh();
  }

  MonthWindow window() {
    return window;
  }

  Branches branches() {
    return branches;
  }

  /// Those that are looked at, by name.
  List<Ratio> ratios() {
    return ratios(database.configuration());
  }

  static List<Ratio> ratios(Configuration configuration) {
    return configuration.all(RecordType.RATIO).stream()
        .map(Ratio::of)
        .filter(Ratio::isInForce)
        .sorted(Ratio.ORDER)
        .toList();
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "ratios",
                this::read,
                Table.FACT,
                Table.LEAD,
                Table.OPPORTUNITY,
                Table.ACTIVITY,
                Table.TASK,
                Table.EXTERNAL_RECORD,
                Table.RATIO_FLAG,
                Table.CONFIGURATION),
            FxThread.executor(),
            found -> shown.set(Optional.of(found)));
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  void refresh() {
    if (live != null) {
      live.refresh();
    }
  }

  private Shown read(Sql sql) {
    var question = asked;
    var all = ratios();
    var one =
        all.stream()
            .filter(each -> each.id().equals(question.ratio()))
            .findFirst()
            .or(() -> all.stream().findFirst());
    return new Shown(RatioQueries.flags(sql), one.map(each -> read(sql, each, question.last())));
  }

  /// Reader thread.
  RatioAnswer read(Sql sql, Ratio one, YearMonth until) {
    return RatioQueries.answer(
        sql,
        new RatioAsked(
            one,
            branches.all(),
            branches.isWhole(),
            until,
            clock.millis(),
            zone,
            database.configuration()));
  }

  /// Looks up the records behind a cell.
  ///
  /// @param isAbove what is counted, or what it is held against
  void open(RatioAnswer answer, int line, int month, boolean isAbove) {
    var ratioOf = answer.asked().ratio();
    var measure = (isAbove ? ratioOf.numerator() : ratioOf.denominator()).orElseThrow();
    var unused =
        database
            .read((Sql sql) ->
                new BehindSql(sql, answer.asked(), answer.currency(), line, month).of(measure))
            .thenAcceptAsync(
                lines ->
                    opened.set(
                        Optional.of(
                            new Opened(
                                answer,
                                line,
                                month,
                                isAbove,
                                lines.size(),
                                lines.stream().limit(ROWS_MAX).toList()))),
                FxThread.executor());
  }

  void close() {
    opened.set(Optional.empty());
  }
}
