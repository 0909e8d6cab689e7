package outrider.app.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.core.approval.Promotion;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.command.UnknownCommandException;
import outrider.core.configuration.RuleChange;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Happening;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the logs tell that may have changed how people sell: changes that were published, rules and
/// journeys, prices and promotions, who may do what and who belongs where.
final class Logs {
  /// What a published change does is written down beside it in the same breath.
  private static final long SAME_MILLIS = 5_000;

  private final EvidenceAsked asked;
  private final List<Happening> found = new ArrayList<>();
  private final Set<Long> published = new HashSet<>();

  Logs(EvidenceAsked asked) {
    this.asked = asked;
  }

  List<Happening> happenings() {
    rows(RecordType.CHANGE_REQUEST).forEach(row -> change(ChangeRequest.of(row)));
    rows(RecordType.PIPELINE).forEach(row -> pipeline(Pipeline.of(row)));
    rows(RecordType.PROMOTION).forEach(row -> promotion(Promotion.of(row)));
    var people = new HashMap<Integer, Set<String>>();
    for (var row : rows(RecordType.RULE_CHANGE)) {
      var change = RuleChange.of(row);
      if (published.stream().noneMatch(at -> Math.abs(at - change.at()) < SAME_MILLIS)) {
        rule(change, people);
      }
    }
    for (Map.Entry<Integer, Set<String>> each : people.entrySet()) {
      add(
          Happening.Kind.PERMISSION,
          "",
          String.join("、", each.getValue().stream().map(this::name).sorted().toList()),
          each.getKey(),
          Arrival.NEVER,
          each.getValue());
    }
    return found;
  }

  private Collection<Row> rows(RecordType type) {
    return asked.configuration().all(type);
  }

  private String name(String user) {
    return asked.configuration().tree().user(user).map(each -> each.name()).orElse(user);
  }

  private int day(long millis) {
    return (int) Instant.ofEpochMilli(millis).atZone(asked.zone()).toLocalDate().toEpochDay();
  }

  private void add(
      Happening.Kind kind, String id, String name, int day, int until, Set<String> people) {
    var tree = asked.configuration().tree();
    var concerned = new HashSet<>(people);
    if (asked.team().isPresent() && !people.isEmpty()) {
      var teams = tree.downward(asked.team().get());
      concerned.removeIf(
          person -> tree.user(person).filter(user -> teams.contains(user.team())).isEmpty());
      if (concerned.isEmpty()) {
        // It concerns others.
        return;
      }
    }
    found.add(new Happening(kind, id, name, day, until, concerned));
  }

  private void change(ChangeRequest change) {
    change
        .publishedAt()
        .ifPresent(at -> {
          published.add(at);
          add(
              change.isOfServer()
                  ? Happening.Kind.SERVER
                  : isOfPipeline(change) ? Happening.Kind.PIPELINE : Happening.Kind.RULE,
              change.id(),
              change.title(),
              day(at),
              change.isRolledBack()
                  ? change.endedAt().map(this::day).orElse(Arrival.NEVER)
                  : Arrival.NEVER,
              Set.of());
        });
  }

  private static boolean isOfPipeline(ChangeRequest change) {
    try {
      return change.commands().stream().anyMatch(Command.PublishPipeline.class::isInstance);
    } catch (UnknownCommandException newer) {
      return false;
    }
  }

  private void pipeline(Pipeline pipeline) {
    var at = pipeline.publishedAt();
    if (at > 0 && published.stream().noneMatch(other -> Math.abs(other - at) < SAME_MILLIS)) {
      add(
          Happening.Kind.PIPELINE,
          pipeline.id(),
          pipeline.name(),
          day(at),
          Arrival.NEVER,
          Set.of());
    }
  }

  private void promotion(Promotion promotion) {
    if (promotion.active() && promotion.from() > 0 && promotion.until() < Long.MAX_VALUE) {
      add(
          Happening.Kind.PROMOTION,
          promotion.id(),
          promotion.name(),
          day(promotion.from()),
          day(promotion.until()),
          Set.of());
    }
  }

  private void rule(RuleChange change, Map<Integer, Set<String>> people) {
    var type = change.type().orElse(RecordType.RULE_CHANGE);
    switch (type) {
      case USER ->
          people.computeIfAbsent(day(change.at()), day -> new HashSet<>()).add(change.rule());
      case TEAM -> {
        var tree = asked.configuration().tree();
        var members = new HashSet<String>();
        tree.members(tree.downward(change.rule())).forEach(user -> members.add(user.id()));
        if (!members.isEmpty()) {
          add(
              Happening.Kind.TEAM,
              change.rule(),
              change.row().text(Fields.NAME),
              day(change.at()),
              Arrival.NEVER,
              members);
        }
      }
      case PRODUCT ->
          add(
              Happening.Kind.PRICE,
              change.rule(),
              change.row().text(Fields.NAME),
              day(change.at()),
              Arrival.NEVER,
              Set.of());
      default ->
          add(
              Happening.Kind.RULE,
              change.rule(),
              change.row().text(Fields.NAME),
              day(change.at()),
              Arrival.NEVER,
              Set.of());
    }
  }
}
