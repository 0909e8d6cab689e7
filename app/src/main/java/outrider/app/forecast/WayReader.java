package outrider.app.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Packed;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Stay;
import outrider.core.forecast.Worth;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.user.User;

/// Reads what the book knows of the way of each deal of a pipeline, open and closed, its versions
/// together: from one index over all deals and one over all moves, so that no row is read for it.
final class WayReader {

  static final String DEALS =
      """
      SELECT no || '|' || id || '|' || ifnull(owner, '') || '|' || ifnull(team, '') || '|'
        || ifnull(stage, '') || '|' || ifnull(state, '') || '|' || ifnull(amount, '') || '|'
        || coalesce(created_at, 0) || '|' || ifnull(engaged_on, '') || '|'
        || ifnull(closed_on, '') || '|' || coalesce(stage_since, created_at, 0) || '|'
        || (import_id IS NOT NULL) || '|' || ifnull(currency, 'CNY')
      FROM opportunity WHERE pipeline = ? AND state IS NOT NULL
      """;

  static final String MOVES =
      """
      SELECT parent || '|' || occurred_at || '|' || ifnull(from_stage, '') || '|'
        || ifnull(to_stage, '')
      FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'stage' AND occurred_at > 0
      ORDER BY occurred_at
      """;

  static final String AMOUNTS =
      """
      SELECT parent || '|' || occurred_at || '|' || ifnull(from_amount, '') || '|'
        || ifnull(to_amount, '')
      FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'revision' AND occurred_at > 0
        AND (from_amount IS NOT NULL OR to_amount IS NOT NULL)
      ORDER BY occurred_at
      """;

  private final Configuration configuration;
  private final ZoneId zone;
  private final Set<String> people;
  private final Set<String> teams;
  private final boolean alone;
  private final List<String> stages;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, List<Move>> moves = new HashMap<>();
  private final Map<String, List<Revalued>> revalued = new HashMap<>();
  private int undated;

  private record Move(int day, int from, int to) {}

  private record Revalued(int day, long from, long to) {}

  /// A deal with what it is chosen by.
  record Way(DealPast past, String owner, String currency) {}

  WayReader(Configuration configuration, ForecastAsked asked) {
    this.configuration = configuration;
    zone = asked.zone();
    alone = asked.person().isPresent();
    teams = configuration.tree().downward(asked.team());
    people =
        asked
            .person()
            .map(Set::of)
            .orElseGet(() ->
                configuration.tree().members(teams).stream()
                    .map(User::id)
                    .collect(Collectors.toCollection(HashSet::new)));
    stages =
        configuration.stages(asked.pipeline()).stream()
            .filter(OpportunityStage::isOpen)
            .map(OpportunityStage::id)
            .toList();
    for (var index = 0; index < stages.size(); index++) {
      places.put(stages.get(index), index);
    }
  }

  List<String> stages() {
    return stages;
  }

  int undated() {
    return undated;
  }

  List<Way> read(Sql sql, String pipeline) {
    sql.each(
        MOVES,
        columns -> {
          var row = new Packed(columns.text(1));
          var parent = row.text();
          var day = day(row.number(0));
          var from = place(row.text());
          moves
              .computeIfAbsent(parent, each -> new ArrayList<>(4))
              .add(new Move(day, from, place(row.text())));
        });
    sql.each(
        AMOUNTS,
        columns -> {
          var row = new Packed(columns.text(1));
          revalued
              .computeIfAbsent(row.text(), each -> new ArrayList<>(2))
              .add(
                  new Revalued(
                      day(row.number(0)),
                      row.number(DealPast.NO_AMOUNT),
                      row.number(DealPast.NO_AMOUNT)));
        });
    var ways = new ArrayList<Way>();
    for (var version : configuration.journeys().running(pipeline)) {
      var before = new String[] {"", "", "", ""};
      sql.each(
          DEALS,
          columns -> {
            var way = way(new Packed(columns.text(1)), before);
            if (way != null) {
              ways.add(way);
            }
          },
          version);
    }
    return ways;
  }

  /// Null where it is somebody else's, or nobody knows when it was closed.
  private @Nullable Way way(Packed row, String[] before) {
    var number = row.number(0);
    var id = row.text();
    var owner = before[0] = row.text(before[0]);
    var team = before[1] = row.text(before[1]);
    var stage = before[2] = row.text(before[2]);
    var state = before[3] = row.text(before[3]);
    if (!isAsked(owner, team)) {
      return null;
    }
    var amount = row.number(DealPast.NO_AMOUNT);
    var created = day(row.number(0));
    var engaged = row.has();
    var engagedOn = (int) row.number(0);
    var closed = row.has();
    var closedOn = (int) row.number(0);
    var since = day(row.number(0));
    var imported = row.number(0) != 0;
    var opened = engaged ? engagedOn : created;
    var isOpen = state.equals("open");
    if (!isOpen && imported && !closed && !moves.containsKey(id)) {
      undated++;
      return null;
    }
    var end = isOpen ? DealPast.OPEN : Math.max(opened, closed ? closedOn : since);
    // Before it was imported it went a way that nobody saw here.
    var first = imported || !isOpen && !moves.containsKey(id) ? stages.size() : place(stage);
    return new Way(
        new DealPast(
            number,
            stays(id, opened, first, imported),
            end,
            state.equals("won"),
            // Of a deal that was imported nobody knows what it was worth before.
            worths(id, imported ? Math.max(opened, created) : opened, amount)),
        owner,
        row.rest());
  }

  private List<Stay> stays(String id, int opened, int unmoved, boolean imported) {
    var known = moves.get(id);
    if (known == null) {
      return List.of(new Stay(unmoved, opened));
    }
    var stays = new ArrayList<Stay>(known.size() + 1);
    var from = known.getFirst().from();
    stays.add(new Stay(imported || from < 0 ? stages.size() : from, opened));
    for (var move : known) {
      if (move.to() >= 0) {
        stays.add(new Stay(move.to(), Math.max(stays.getLast().since(), move.day())));
      }
    }
    return stays;
  }

  private List<Worth> worths(String id, int since, long amount) {
    var known = revalued.get(id);
    if (known == null) {
      return amount < 0 ? List.of() : List.of(new Worth(since, amount));
    }
    var worths = new ArrayList<Worth>(known.size() + 1);
    worths.add(new Worth(since, known.getFirst().from()));
    known.forEach(each -> worths.add(new Worth(Math.max(since, each.day()), each.to())));
    if (worths.getLast().minor() != amount) {
      worths.add(new Worth(worths.getLast().since(), amount));
    }
    return worths;
  }

  /// -1 for an end.
  private int place(String stage) {
    return places.getOrDefault(configuration.journeys().summedUnder(stage), -1);
  }

  private boolean isAsked(String owner, String team) {
    return people.contains(owner) || !alone && owner.isEmpty() && teams.contains(team);
  }

  private int day(long at) {
    return Math.toIntExact(LocalDate.ofInstant(Instant.ofEpochMilli(at), zone).toEpochDay());
  }
}
