package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.pipeline.OpportunityStage;

/// The deals of a pipeline by stage, as the board shows them.
///
/// @param columns the open stages in their order
/// @param ends won and lost, folded: only their count is shown
record PipelineBoard(String pipeline, List<Column> columns, List<End> ends) {

  /// @param number counts from 1, in the order of the stages
  record Column(OpportunityStage stage, int number, int of, List<DealCard> cards, Sums sum) {
    Column {
      cards = List.copyOf(cards);
    }
  }

  record End(OpportunityStage stage, long count) {}

  static final PipelineBoard NONE = new PipelineBoard("", List.of(), List.of());

  PipelineBoard {
    columns = List.copyOf(columns);
    ends = List.copyOf(ends);
  }

  /// Sorts cards into the stages they are in, keeping their order.
  static PipelineBoard of(
      String pipeline,
      List<OpportunityStage> stages,
      List<DealCard> cards,
      Map<String, Long> countByEnd) {
    var byStage = cards.stream().collect(Collectors.groupingBy(DealCard::stage));
    var open = stages.stream().filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN).toList();
    var columns = new ArrayList<Column>();
    for (var stage : open) {
      var ofStage = byStage.getOrDefault(stage.id(), List.of());
      columns.add(
          new Column(
              stage,
              columns.size() + 1,
              open.size(),
              ofStage,
              Sums.of(ofStage, DealCard::amountMinor)));
    }
    var ends =
        stages.stream()
            .filter(stage -> stage.kind() != OpportunityStage.Kind.OPEN)
            .map(stage -> new End(stage, countByEnd.getOrDefault(stage.id(), 0L)))
            .toList();
    return new PipelineBoard(pipeline, columns, ends);
  }

  int count() {
    return columns.stream().mapToInt(column -> column.cards().size()).sum();
  }

  Sums sum() {
    return Sums.of(allCards(), DealCard::amountMinor);
  }

  /// Each amount times the win rate of its stage.
  Sums weighted() {
    var rates =
        columns.stream()
            .collect(
                Collectors.toMap(
                    column -> column.stage().id(), column -> column.stage().winRatePercent()));
    return Sums.of(
        allCards(), card -> card.amountMinor() * rates.getOrDefault(card.stage(), 0L) / 100);
  }

  Optional<DealCard> card(String id) {
    return allCards().stream().filter(card -> card.id().equals(id)).findFirst();
  }

  Optional<OpportunityStage> stage(String id) {
    return columns.stream()
        .map(Column::stage)
        .filter(stage -> stage.id().equals(id))
        .findFirst()
        .or(() -> ends.stream().map(End::stage).filter(end -> end.id().equals(id)).findFirst());
  }

  /// All stages with their shortcut: Ctrl+1 is the first.
  List<OpportunityStage> stages() {
    var all = new ArrayList<OpportunityStage>();
    columns.forEach(column -> all.add(column.stage()));
    ends.forEach(end -> all.add(end.stage()));
    return all;
  }

  /// A pipeline's stages in the order of their shortcuts: the open ones, then the ends.
  static List<OpportunityStage> inOrder(List<OpportunityStage> stages) {
    var ordered = new ArrayList<OpportunityStage>();
    stages.stream()
        .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
        .forEach(ordered::add);
    stages.stream()
        .filter(stage -> stage.kind() != OpportunityStage.Kind.OPEN)
        .forEach(ordered::add);
    return ordered;
  }

  private List<DealCard> allCards() {
    return columns.stream().flatMap(column -> column.cards().stream()).toList();
  }
}
