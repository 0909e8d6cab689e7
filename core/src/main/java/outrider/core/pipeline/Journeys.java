package outrider.core.pipeline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import outrider.core.record.Ids;

/// The pipelines with their versions, as one immutable value: which version new deals begin on, and
/// which stage of one version is which of another.
public final class Journeys {

  private static final Comparator<Pipeline> ORDER =
      Comparator.comparingLong(Pipeline::position).thenComparing(Pipeline::id);

  private final Map<String, Pipeline> byId = new HashMap<>();
  private final Map<String, OpportunityStage> stageById = new HashMap<>();
  private final Map<String, List<OpportunityStage>> stagesByPipeline;
  private final List<Pipeline> published;

  /// What [#summedUnder] has answered: a board asks it for each of its deals. Any thread asks.
  private final Map<String, String> summedUnder = new ConcurrentHashMap<>();

  /// @param stagesByPipeline in their order
  public Journeys(List<Pipeline> pipelines, Map<String, List<OpportunityStage>> stagesByPipeline) {
    this.stagesByPipeline = stagesByPipeline;
    pipelines.forEach(pipeline -> byId.put(pipeline.id(), pipeline));
    stagesByPipeline
        .values()
        .forEach(stages -> stages.forEach(stage -> stageById.put(stage.id(), stage)));
    published = pipelines.stream().filter(Pipeline::isPublished).sorted(ORDER).toList();
  }

  /// What new deals can begin on, in its order.
  public List<Pipeline> published() {
    return published;
  }

  /// The version of a journey that new deals begin on; empty before the first was published.
  public Optional<Pipeline> published(String journey) {
    return published.stream().filter(each -> each.journey().equals(journey)).findFirst();
  }

  /// Every version of a journey, newest first, drafts before all.
  public List<Pipeline> versions(String journey) {
    return byId.values().stream()
        .filter(each -> each.journey().equals(journey))
        .sorted(
            Comparator.comparing((Pipeline each) -> !each.isDraft())
                .thenComparing(Comparator.comparingLong(Pipeline::version).reversed())
                .thenComparing(Pipeline::id))
        .toList();
  }

  /// The versions that deals may run on: those that are or were published. The pipeline alone where
  /// nothing is known of it.
  public List<String> running(String pipeline) {
    var known = byId.get(pipeline);
    return known == null
        ? List.of(pipeline)
        : versions(known.journey()).stream()
            .filter(each -> !each.isDraft())
            .map(Pipeline::id)
            .toList();
  }

  public Optional<Pipeline> find(String pipeline) {
    return Optional.ofNullable(byId.get(pipeline));
  }

  public List<OpportunityStage> stages(String pipeline) {
    return stagesByPipeline.getOrDefault(pipeline, List.of());
  }

  /// Whether both are versions of one journey.
  public boolean areKin(String pipeline, String other) {
    if (pipeline.equals(other)) {
      return true;
    }
    var one = byId.get(pipeline);
    var two = byId.get(other);
    return one != null && two != null && one.journey().equals(two.journey());
  }

  /// The id of the copy that a draft makes of a stage or condition, so that both ends make the
  /// same.
  public static String copyOf(String part, String draft) {
    return Ids.derive(draft, "copy/" + part);
  }

  /// The same stage in another version.
  public Optional<OpportunityStage> counterpart(OpportunityStage stage, String pipeline) {
    if (stage.pipeline().equals(pipeline)) {
      return Optional.of(stage);
    }
    return stages(pipeline).stream()
        .filter(other -> other.lineage().equals(stage.lineage()))
        .findFirst();
  }

  /// Where a deal of this stage is in another version: in the same stage, or else in the last one
  /// before it that the other version has. Never further on than it was.
  public Optional<OpportunityStage> landing(OpportunityStage stage, String pipeline) {
    var same = counterpart(stage, pipeline).filter(other -> other.kind() == stage.kind());
    if (same.isPresent()) {
      return same;
    }
    var there = stages(pipeline);
    if (!stage.isOpen()) {
      return there.stream().filter(other -> other.kind() == stage.kind()).findFirst();
    }
    return stages(stage.pipeline()).stream()
        .filter(other -> other.isOpen() && isBefore(other, stage))
        .flatMap(other -> counterpart(other, pipeline).filter(OpportunityStage::isOpen).stream())
        .reduce((earlier, later) -> later)
        .or(() -> there.stream().filter(OpportunityStage::isOpen).findFirst());
  }

  /// The stage of a version that a move means which names one of another: an end by what it is,
  /// because there is one of each.
  public Optional<OpportunityStage> meant(OpportunityStage target, String pipeline) {
    return target.isOpen() ? counterpart(target, pipeline) : landing(target, pipeline);
  }

  private static boolean isBefore(OpportunityStage one, OpportunityStage other) {
    return one.position() < other.position()
        || one.position() == other.position() && one.id().compareTo(other.id()) < 0;
  }

  /// Whether two stages are one, whatever versions they are of.
  public boolean isSame(OpportunityStage one, OpportunityStage other) {
    if (one.id().equals(other.id())) {
      return true;
    }
    return !one.pipeline().equals(other.pipeline())
        && areKin(one.pipeline(), other.pipeline())
        && (is(landing(one, other.pipeline()), other) || is(landing(other, one.pipeline()), one));
  }

  private static boolean is(Optional<OpportunityStage> found, OpportunityStage stage) {
    return found.filter(it -> it.id().equals(stage.id())).isPresent();
  }

  /// The stage under which a deal is counted where the versions of a journey are summed: the one of
  /// the version that is published.
  public String summedUnder(String stage) {
    var known = stageById.get(stage);
    return known == null ? stage : summedUnder.computeIfAbsent(stage, _ -> summedUnder(known));
  }

  private String summedUnder(OpportunityStage known) {
    return find(known.pipeline())
        .flatMap(pipeline -> published(pipeline.journey()))
        .flatMap(newest -> landing(known, newest.id()))
        .map(OpportunityStage::id)
        .orElse(known.id());
  }

  /// This stage and what it is in every version that deals may run on.
  public List<String> summed(String stage) {
    var known = stageById.get(stage);
    if (known == null) {
      return List.of(stage);
    }
    return running(known.pipeline()).stream()
        .flatMap(pipeline -> stages(pipeline).stream())
        .filter(other -> isSame(other, known))
        .map(OpportunityStage::id)
        .toList();
  }
}
