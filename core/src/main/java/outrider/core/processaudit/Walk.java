package outrider.core.processaudit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.StageGate;
import outrider.core.processaudit.Finding.Verdict;
import outrider.core.processaudit.Finding.Why;
import outrider.core.record.Row;

/// The way that a closed deal really went, laid over the one that its pipeline publishes. Pure: the
/// form shows it, and what differs is written down when an audit begins.
///
/// @param steps of the published way, in its order: each stage, then its checklist. A lost deal is
///   asked for the stages up to the one that it was lost in, and not for what leaving that one
///   needs.
public record Walk(List<Step> steps) {

  private static final String STAGE = "stage/";
  private static final String ITEM = "item/";

  public Walk {
    steps = List.copyOf(steps);
  }

  /// @param id stable across audits and versions of a pipeline, so that the same step can be
  ///   counted
  /// @param stage whose step it is
  /// @param item null for the stage itself
  /// @param enteredAt epoch milliseconds of first entering the stage; empty where it never was
  /// @param stayedMillis in the stage, all times together
  /// @param have how far an item is met, `need` how far it has to be; zero for a stage
  /// @param mark what somebody said of the item; null where nobody did
  /// @param why what differs; empty where the step was kept
  public record Step(
      String id,
      OpportunityStage stage,
      @Nullable ChecklistItem item,
      OptionalLong enteredAt,
      long stayedMillis,
      long have,
      long need,
      @Nullable Checkmark mark,
      Optional<Why> why) {}

  public static String ofStage(String stage) {
    return STAGE + stage;
  }

  public static String ofItem(String item) {
    return ITEM + item;
  }

  /// The stage of a step that is one; empty for a step that is an item.
  public static Optional<String> stageOf(String step) {
    return step.startsWith(STAGE) ? Optional.of(step.substring(STAGE.length())) : Optional.empty();
  }

  public static Optional<String> itemOf(String step) {
    return step.startsWith(ITEM) ? Optional.of(step.substring(ITEM.length())) : Optional.empty();
  }

  /// @param stages of the version that the deal ran on, in order
  /// @param lineage of a stage by its id: a deal that was moved over between versions went the way
  ///   of the one under the names of the other
  /// @param moves the deal's activities; those that are no moves are passed over
  public static Walk of(
      Opportunity deal,
      List<OpportunityStage> stages,
      Function<String, List<ChecklistItem>> itemsOfStage,
      UnaryOperator<String> lineage,
      List<Row> moves,
      List<Row> attachments,
      List<Row> checkmarks) {
    var path = Path.of(deal, lineage, moves);
    var won = stages.stream().anyMatch(stage -> isEnd(stage, deal) && isWon(stage));
    var open = stages.stream().filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN).toList();
    var marks =
        checkmarks.stream()
            .map(Checkmark::of)
            .collect(Collectors.toMap(Checkmark::item, Function.identity(), (one, other) -> one));
    var reached = won ? open.size() - 1 : path.furthest(open);
    var steps = new ArrayList<Step>();
    for (var index = 0; index <= reached; index++) {
      var stage = open.get(index);
      steps.add(path.step(stage));
      var asked = new ArrayList<ChecklistItem>();
      for (var item : itemsOfStage.apply(stage.id())) {
        if (item.onEntry() ? index > 0 : won || index < reached) {
          asked.add(item);
        }
      }
      for (var progress : StageGate.progress(deal, asked, attachments, checkmarks)) {
        steps.add(path.step(stage, progress, marks.get(progress.item().id())));
      }
    }
    return new Walk(steps);
  }

  /// What differs, as an audit begins with it.
  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (var step : steps) {
      step.why().ifPresent(why -> findings.add(new Finding(step.id(), Verdict.BROKEN, why, "")));
    }
    return findings;
  }

  public boolean holds(String step) {
    return steps.stream().anyMatch(each -> each.id().equals(step));
  }

  private static boolean isEnd(OpportunityStage stage, Opportunity deal) {
    return stage.id().equals(deal.stage());
  }

  private static boolean isWon(OpportunityStage stage) {
    return stage.kind() == OpportunityStage.Kind.WON;
  }

  /// In which stages, by their lineages, the deal was, since when, and how long.
  private record Path(Set<String> visited, Map<String, Long> entered, Map<String, Long> stayed) {

    static Path of(Opportunity deal, UnaryOperator<String> lineage, List<Row> activities) {
      var moves =
          activities.stream()
              .filter(row -> row.text("kind").equals("stage"))
              .sorted(
                  Comparator.comparingLong((Row row) -> row.number("occurredAt", 0))
                      .thenComparing(Row::id))
              .toList();
      var path = new Path(new HashSet<>(), new HashMap<>(), new HashMap<>());
      path.visited.add(lineage.apply(deal.stage()));
      for (var move : moves) {
        var at = move.number("occurredAt", 0);
        var millis = TimeUnit.SECONDS.toMillis(move.number("durationSeconds", 0));
        var from = lineage.apply(move.text("fromStage"));
        var to = lineage.apply(move.text("toStage"));
        path.visited.add(from);
        path.visited.add(to);
        path.entered.putIfAbsent(from, at - millis);
        path.entered.putIfAbsent(to, at);
        path.stayed.merge(from, millis, Long::sum);
      }
      return path;
    }

    int furthest(List<OpportunityStage> open) {
      var furthest = -1;
      for (var index = 0; index < open.size(); index++) {
        if (visited.contains(open.get(index).lineage())) {
          furthest = index;
        }
      }
      return furthest;
    }

    Step step(OpportunityStage stage) {
      var why = Optional.<Why>empty();
      if (!visited.contains(stage.lineage())) {
        why = Optional.of(Why.SKIPPED);
      } else if (stage.limitDays() > 0
          && stayed(stage) > TimeUnit.DAYS.toMillis(stage.limitDays())) {
        why = Optional.of(Why.OVER_TIME);
      }
      return new Step(
          ofStage(stage.lineage()), stage, null, entered(stage), stayed(stage), 0, 0, null, why);
    }

    Step step(OpportunityStage stage, StageGate.Progress progress, @Nullable Checkmark mark) {
      var item = progress.item();
      var why = Optional.<Why>empty();
      if (progress.blocks()) {
        why = Optional.of(Why.MISSING);
      } else if (!progress.met() && !progress.skipped() && !progress.excused()) {
        why = Optional.of(Why.LEFT_OUT);
      }
      return new Step(
          ofItem(item.lineage()),
          stage,
          item,
          entered(stage),
          stayed(stage),
          progress.have(),
          progress.need(),
          mark,
          why);
    }

    private OptionalLong entered(OpportunityStage stage) {
      var at = entered.get(stage.lineage());
      return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    private long stayed(OpportunityStage stage) {
      return stayed.getOrDefault(stage.lineage(), 0L);
    }
  }
}
