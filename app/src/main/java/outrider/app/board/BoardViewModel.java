package outrider.app.board;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.Pipeline;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// What is asked of the board, and what it answers. FX thread, but for the queries.
final class BoardViewModel {
  /// An answer of the book.
  ///
  /// @param channels and industries there are
  /// @param millis that it took to count
  record Answer(BoardReport report, List<String> channels, List<String> industries, long millis) {}

  private final Database database;
  private final BoardShelf shelf;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String user;
  private final ObjectProperty<BoardPeriod> period =
      new SimpleObjectProperty<>(BoardPeriod.TWELVE_MONTHS);
  private final ObjectProperty<Optional<String>> team =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> person;
  private final ObjectProperty<Optional<String>> channel =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> industry =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> pipeline =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Boolean> comparing = new SimpleObjectProperty<>(true);
  private final ObjectProperty<Optional<String>> stuckAt =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SequenceQueries.Found>> sequences =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<OpenedRows>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile BoardQuestion asked;
  private @Nullable LiveQuery<Answer> live;
  private @Nullable LiveQuery<SequenceQueries.Found> deeds;

  /// Whether the time is settled: by the person, or by what the first answer held.
  private boolean chosen;

  /// @param user who looks: a rep sees what is their own only
  BoardViewModel(
      Database database, BoardShelf shelf, InstantSource clock, ZoneId zone, String user) {
    this.database = database;
    this.shelf = shelf;
    this.clock = clock;
    this.zone = zone;
    this.user = user;
    person = new SimpleObjectProperty<>(leadsPeople() ? Optional.empty() : Optional.of(user));
    asked = question();
    for (var property :
        List.of(period, team, person, channel, industry, pipeline, comparing, stuckAt)) {
      property.subscribe((before, now) -> ask());
    }
  }

  ObjectProperty<BoardPeriod> periodProperty() {
    return period;
  }

  ObjectProperty<Optional<String>> teamProperty() {
    return team;
  }

  ObjectProperty<Optional<String>> personProperty() {
    return person;
  }

  ObjectProperty<Optional<String>> channelProperty() {
    return channel;
  }

  ObjectProperty<Optional<String>> industryProperty() {
    return industry;
  }

  /// Empty for the first.
  ObjectProperty<Optional<String>> pipelineProperty() {
    return pipeline;
  }

  ObjectProperty<Boolean> comparingProperty() {
    return comparing;
  }

  /// The stage that is asked about; empty for the one that looks like the proposal.
  ObjectProperty<Optional<String>> stuckAtProperty() {
    return stuckAt;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /// What won deals share; empty until the book has answered, later than the board.
  ReadOnlyObjectProperty<Optional<SequenceQueries.Found>> sequencesProperty() {
    return sequences.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<OpenedRows>> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  boolean leadsPeople() {
    return self().filter(each -> each.role() != Role.REP).isPresent();
  }

  private Optional<User> self() {
    return database.configuration().tree().user(user);
  }

  /// Teams that one can look at, by their names.
  List<Team> teams() {
    var tree = database.configuration().tree();
    var below = self().map(each -> tree.downward(each.team()));
    return tree.teams().stream()
        .filter(each -> below.filter(ids -> ids.contains(each.id())).isPresent())
        .sorted(Comparator.comparing(Team::id))
        .toList();
  }

  List<String> people() {
    var tree = database.configuration().tree();
    var within = team.get().map(tree::downward);
    return tree.users().stream()
        .filter(each -> each.role() == Role.REP)
        .filter(User::active)
        .filter(each -> within.isEmpty() || within.get().contains(each.team()))
        .map(User::id)
        .sorted()
        .toList();
  }

  List<Pipeline> pipelines() {
    return database.configuration().pipelines();
  }

  Configuration configuration() {
    return database.configuration();
  }

  /// Looks at a time that the person chose.
  void look(BoardPeriod at) {
    chosen = true;
    period.set(at);
  }

  void nextPeriod() {
    var all = BoardPeriod.values();
    look(all[(period.get().ordinal() + 1) % all.length]);
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    ask();
    var query =
        database.live(
            Query.of("process board", this::answer, Table.FACT, Table.CONFIGURATION),
            FxThread.executor(),
            this::take);
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  /// Looks for what won deals share, until the subscription ends. It reads what was done, so that
  /// it takes longer than the board, which does not wait for it.
  Subscription startSequences() {
    var query =
        database.live(
            Query.of(
                "winning sequences",
                (Sql sql) -> SequenceQueries.find(sql, current()),
                Table.FACT,
                Table.TASK,
                Table.ATTACHMENT,
                Table.CONFIGURATION),
            FxThread.executor(),
            found -> sequences.set(Optional.of(found)));
    deeds = query;
    return () -> {
      query.close();
      deeds = null;
    };
  }

  private void take(Answer found) {
    answer.set(Optional.of(found));
    var isFirst = !chosen;
    chosen = true;
    if (isFirst && isHardlyAnything(found.report()) && found.report().progress() == 1) {
      period.set(BoardPeriod.ALL);
    }
  }

  /// From so many deals on, that none was closed says that the book is of another time.
  private static final long DEALS_MIN = 100;

  static boolean isHardlyAnything(BoardReport report) {
    return isEmpty(report) || report.won().rate().whole() == 0 && report.dealsHeld() >= DEALS_MIN;
  }

  static boolean isEmpty(BoardReport report) {
    return report.leadSteps().getFirst().count() == 0
        && report.dealSteps().stream().allMatch(step -> step.count() == 0)
        && report.won().rate().whole() == 0;
  }

  private Answer answer(Sql sql) {
    var began = System.nanoTime();
    return shelf.with(
        sql,
        (book, desk) -> {
          var report = desk.report(sql, current());
          return new Answer(
              report,
              words(book, book.leads.source, book.leads.end),
              words(book, book.deals.industry, book.deals.end),
              (System.nanoTime() - began) / 1_000_000);
        });
  }

  /// The question as it is asked now: time goes on while a board is shown.
  private BoardQuestion current() {
    var question = asked;
    return new BoardQuestion(
        question.period(),
        question.team(),
        question.person(),
        question.channel(),
        question.industry(),
        question.pipeline().isEmpty() ? firstPipeline() : question.pipeline(),
        question.comparing(),
        question.stuckAt(),
        clock.millis(),
        zone,
        database.configuration());
  }

  private static List<String> words(BoardBook book, int[] column, int end) {
    var seen = new boolean[book.names()];
    for (var row = 1; row < end; row++) {
      if (column[row] < seen.length) {
        seen[column[row]] = true;
      }
    }
    var words = new TreeSet<String>();
    for (var name = 1; name < seen.length; name++) {
      if (seen[name]) {
        words.add(book.name(name));
      }
    }
    return new ArrayList<>(words);
  }

  /// Looks up the rows behind a figure, the newest first.
  void open(String title, Behind behind) {
    var unused =
        database
            .read((Sql sql) ->
                shelf.with(
                    sql,
                    (book, desk) -> {
                      var numbers = behind.numbers(book);
                      return BoardShelf.rows(sql, title, behind.ofLeads(), numbers);
                    }))
            .thenAcceptAsync(found -> opened.set(Optional.of(found)), FxThread.executor());
  }

  void close() {
    opened.set(Optional.empty());
  }

  private void ask() {
    asked = question();
    opened.set(Optional.empty());
    if (live != null) {
      live.refresh();
    }
    if (deeds != null) {
      deeds.refresh();
    }
  }

  private String firstPipeline() {
    return pipelines().stream().findFirst().map(Pipeline::id).orElse("");
  }

  private BoardQuestion question() {
    return new BoardQuestion(
        period.get(),
        team.get(),
        person.get(),
        channel.get(),
        industry.get(),
        pipeline.get().orElse(""),
        comparing.get(),
        stuckAt.get(),
        clock.millis(),
        zone,
        database.configuration());
  }
}
