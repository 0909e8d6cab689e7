package outrider.app.team;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Who has what in which stage: the people of a team and of the teams below it, each team with its
/// subtotal, the largest book first.
///
/// Somebody who left stays on the board while deals are still in their name, and deals of nobody
/// have a line of their own: what is forgotten is what a manager looks for.
record PipelineBoard(
    List<OpportunityStage> stages, List<BoardLine> lines, BoardLine total, Sums weighted) {

  PipelineBoard {
    stages = List.copyOf(stages);
    lines = List.copyOf(lines);
  }

  /// @param team whose tree is shown; empty shows everybody
  /// @param loggedAt when each user last wrote something down
  static PipelineBoard of(
      Configuration configuration,
      String team,
      String pipeline,
      Collection<Slice> open,
      Collection<Slice> won,
      Map<String, Long> loggedAt) {
    return new Builder(configuration, pipeline).build(team, open, won, loggedAt);
  }

  /// The stage of a column, if it is one.
  boolean isStage(int column) {
    return column < stages.size();
  }

  int columns() {
    return stages.size() + 2;
  }

  boolean isEmpty() {
    return total.isEmpty();
  }

  private static final class Builder {
    private record Key(String owner, String team) {}

    private final Configuration configuration;
    private final List<OpportunityStage> stages;
    private final Map<Key, List<BoardCell>> open = new HashMap<>();
    private final Map<Key, BoardCell> won = new HashMap<>();

    Builder(Configuration configuration, String pipeline) {
      this.configuration = configuration;
      stages =
          configuration.stages(pipeline).stream()
              .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
              .toList();
    }

    PipelineBoard build(
        String team,
        Collection<Slice> openSlices,
        Collection<Slice> wonSlices,
        Map<String, Long> loggedAt) {
      openSlices.forEach(this::addOpen);
      wonSlices.forEach(slice -> won.merge(key(slice), slice.cell(), BoardCell::plus));
      var lines = new ArrayList<BoardLine>();
      var total = line(BoardLine.Kind.TOTAL, "", team, List.of());
      var groups = new LinkedHashMap<String, List<BoardLine>>();
      for (var each : ordered(team)) {
        groups.put(each, people(each, loggedAt));
      }
      if (team.isEmpty()) {
        groups.put("", people("", loggedAt));
      }
      for (var group : groups.entrySet()) {
        if (group.getValue().isEmpty()) {
          continue;
        }
        var subtotal = line(BoardLine.Kind.TEAM, group.getKey(), group.getKey(), group.getValue());
        if (groups.values().stream().filter(people -> !people.isEmpty()).count() > 1) {
          lines.add(subtotal);
        }
        lines.addAll(group.getValue());
        total = line(BoardLine.Kind.TOTAL, "", team, List.of(total, subtotal));
      }
      return new PipelineBoard(stages, lines, total, weighted(total));
    }

    private void addOpen(Slice slice) {
      var stage = configuration.journeys().summedUnder(slice.stage());
      for (var index = 0; index < stages.size(); index++) {
        if (stages.get(index).id().equals(stage)) {
          var cells = open.computeIfAbsent(key(slice), _ -> blank());
          cells.set(index, cells.get(index).plus(slice.cell()));
        }
      }
    }

    /// Deals belong to their owner's team; those of nobody to the team that shares them.
    private Key key(Slice slice) {
      var owner = configuration.tree().user(slice.owner());
      var team = owner.map(User::team).orElse(slice.team());
      return new Key(slice.owner(), team == null ? "" : team);
    }

    private List<BoardLine> people(String team, Map<String, Long> loggedAt) {
      Set<String> owners = new LinkedHashSet<>();
      if (!team.isEmpty()) {
        configuration.tree().members(Set.of(team)).stream()
            .filter(user -> user.active() && user.role() == Role.REP)
            .forEach(user -> owners.add(user.id()));
      }
      open.keySet().stream().filter(key -> key.team.equals(team)).forEach(k -> owners.add(k.owner));
      won.keySet().stream().filter(key -> key.team.equals(team)).forEach(k -> owners.add(k.owner));
      return owners.stream()
          .map(owner -> person(new Key(owner, team), loggedAt.getOrDefault(owner, 0L)))
          .sorted(
              Comparator.comparingLong((BoardLine line) -> line.open().sums().size())
                  .thenComparingLong(line -> line.open().deals())
                  .reversed()
                  .thenComparing(BoardLine::id))
          .toList();
    }

    private BoardLine person(Key key, long loggedAt) {
      var left = configuration.tree().user(key.owner).filter(user -> !user.active()).isPresent();
      return new BoardLine(
          BoardLine.Kind.PERSON,
          key.owner,
          key.team,
          left,
          open.getOrDefault(key, blank()),
          won.getOrDefault(key, BoardCell.EMPTY),
          loggedAt);
    }

    private BoardLine line(BoardLine.Kind kind, String id, String team, List<BoardLine> parts) {
      var cells = blank();
      var wonCell = BoardCell.EMPTY;
      for (var part : parts) {
        for (var index = 0; index < cells.size(); index++) {
          cells.set(index, cells.get(index).plus(part.stages().get(index)));
        }
        wonCell = wonCell.plus(part.won());
      }
      return new BoardLine(kind, id, team, false, cells, wonCell, 0);
    }

    private Sums weighted(BoardLine total) {
      var sums = Sums.NONE;
      for (var index = 0; index < stages.size(); index++) {
        var share = stages.get(index).winRatePercent();
        sums = sums.plus(total.stages().get(index).sums().percent(share));
      }
      return sums;
    }

    private List<BoardCell> blank() {
      var cells = new ArrayList<BoardCell>(stages.size());
      stages.forEach(_ -> cells.add(BoardCell.EMPTY));
      return cells;
    }

    /// The teams of a tree, each before those below it, by name.
    private List<String> ordered(String top) {
      var found = new ArrayList<String>();
      if (top.isEmpty()) {
        TeamChoice.all(configuration).forEach(choice -> found.add(choice.team()));
      } else {
        TeamChoice.below(configuration, top).forEach(choice -> found.add(choice.team()));
      }
      return found;
    }
  }

  static Comparator<Team> byName() {
    return Comparator.comparing(Team::name).thenComparing(Team::id);
  }
}
