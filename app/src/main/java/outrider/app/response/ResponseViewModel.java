package outrider.app.response;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
import outrider.core.configuration.Configuration;
import outrider.core.configuration.RuleChange;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.core.user.User;

/// Which leads are looked at, by which time, and what is compared with what. FX thread, but for the
/// queries.
final class ResponseViewModel {
  /// Rows of the list behind a figure; more than a person reads.
  static final int LEADS_MAX = 200;

  /// Changes of rules that are offered for a comparison.
  static final int CHANGES_MAX = 30;

  /// A point in time at which something changed.
  ///
  /// @param change the rule that did; null for a day that somebody chose
  record Cut(long at, @Nullable RuleChange change) {}

  /// Everything one answer of the database holds.
  record Answer(
      ResponseReport report, List<ResponseReport.Line> lines, long millisTaken, long at) {}

  /// The leads behind a figure.
  record Behind(String title, int leads, List<LeadLine> lines) {}

  private record Asked(
      ReportPeriod period,
      boolean business,
      Optional<String> person,
      Optional<Cut> cut,
      Grouping grouping) {}

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;
  private final String user;
  private final ObjectProperty<ReportPeriod> period =
      new SimpleObjectProperty<>(ReportPeriod.MONTH);
  private final ObjectProperty<Boolean> business = new SimpleObjectProperty<>(false);
  private final ObjectProperty<Optional<String>> person;
  private final ObjectProperty<Optional<Cut>> cut = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.PERSON);
  private final ReadOnlyObjectWrapper<Optional<Answer>> answer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Behind>> behind =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile Asked asked;
  private @Nullable LiveQuery<Answer> live;

  /// @param user who looks: a rep sees their own leads only
  ResponseViewModel(Database database, InstantSource clock, ZoneId zone, String user) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.user = user;
    person = new SimpleObjectProperty<>(leadsPeople() ? Optional.empty() : Optional.of(user));
    asked = question();
    for (var property : List.of(period, business, person, cut, grouping)) {
      property.subscribe((before, now) -> ask());
    }
    if (!leadsPeople()) {
      grouping.set(Grouping.SOURCE);
    }
  }

  ObjectProperty<ReportPeriod> periodProperty() {
    return period;
  }

  /// Whether opening hours are counted rather than those of the clock.
  ObjectProperty<Boolean> businessProperty() {
    return business;
  }

  /// Whose leads; empty for everybody's.
  ObjectProperty<Optional<String>> personProperty() {
    return person;
  }

  ObjectProperty<Optional<Cut>> cutProperty() {
    return cut;
  }

  ObjectProperty<Grouping> groupingProperty() {
    return grouping;
  }

  /// Empty until the book has answered.
  ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Behind>> behindProperty() {
    return behind.getReadOnlyProperty();
  }

  boolean leadsPeople() {
    return self().filter(each -> each.role() != Role.REP).isPresent();
  }

  /// Whose leads one can look at.
  List<String> people() {
    return database.configuration().tree().users().stream()
        .filter(each -> each.role() == Role.REP || each.id().equals(user))
        .filter(User::active)
        .map(User::id)
        .toList();
  }

  /// The changes of rules that the book knows, the newest first.
  List<RuleChange> changes() {
    return database.configuration().all(RecordType.RULE_CHANGE).stream()
        .map(RuleChange::of)
        .filter(change -> change.isOfRule() && change.at() <= clock.millis())
        .sorted(Comparator.comparingLong(RuleChange::at).reversed().thenComparing(RuleChange::id))
        .limit(CHANGES_MAX)
        .toList();
  }

  void compare(RuleChange change) {
    cut.set(Optional.of(new Cut(change.at(), change)));
  }

  /// Before a moment and after it, such as that of a change of several rules.
  void compare(long at) {
    cut.set(Optional.of(new Cut(at, null)));
  }

  void compare(LocalDate day) {
    cut.set(Optional.of(new Cut(day.atStartOfDay(zone).toInstant().toEpochMilli(), null)));
  }

  void nextPeriod() {
    var all = ReportPeriod.values();
    period.set(all[(period.get().ordinal() + 1) % all.length]);
  }

  Configuration configuration() {
    return database.configuration();
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var query =
        database.live(
            Query.of(
                "response times", this::answer, Table.LEAD, Table.ACTIVITY, Table.CONFIGURATION),
            FxThread.executor(),
            found -> answer.set(Optional.of(found)));
    live = query;
    return () -> {
      query.close();
      live = null;
    };
  }

  private Answer answer(Sql sql) {
    var began = System.nanoTime();
    var question = asked;
    var now = clock.millis();
    var from = question.cut.map(Cut::at).orElse(now) - question.period.millis();
    var to = question.cut.map(each -> each.at() + question.period.millis()).orElse(now + 1);
    var leads = ResponseQueries.waited(sql, from, Math.min(to, now + 1));
    var wanted =
        question
            .person
            .map(id -> leads.stream().filter(lead -> lead.owner().equals(id)).toList())
            .orElse(leads);
    Side.Measure measure =
        question.business
            ? new BusinessTime(database.configuration(), from, now)
            : (lead, until) -> until - lead.createdAt();
    var report = ResponseReport.of(wanted, question.cut.map(Cut::at), measure, now);
    var lines = report.lines(question.grouping, measure, now);
    return new Answer(report, lines, (System.nanoTime() - began) / 1_000_000, now);
  }

  /// Looks up the leads behind a figure, in their order.
  void open(String title, Collection<WaitedLead> leads) {
    var numbers = leads.stream().map(WaitedLead::number).limit(LEADS_MAX).toList();
    var unused =
        database
            .read((Sql sql) -> ResponseQueries.leads(sql, numbers))
            .thenAcceptAsync(
                found -> {
                  var byNumber = new HashMap<Long, LeadLine>();
                  found.forEach(line -> byNumber.put(line.number(), line));
                  var lines =
                      numbers.stream().filter(byNumber::containsKey).map(byNumber::get).toList();
                  behind.set(Optional.of(new Behind(title, leads.size(), lines)));
                },
                FxThread.executor());
  }

  void close() {
    behind.set(Optional.empty());
  }

  private void ask() {
    asked = question();
    behind.set(Optional.empty());
    if (live != null) {
      live.refresh();
    }
  }

  private Asked question() {
    return new Asked(period.get(), business.get(), person.get(), cut.get(), grouping.get());
  }

  private Optional<User> self() {
    return database.configuration().tree().user(user);
  }
}
