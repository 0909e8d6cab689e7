package outrider.core.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Cadences;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.escalation.EscalationLevel;
import outrider.core.escalation.EscalationLevels;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Experiments;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.pool.Pool;
import outrider.core.pool.Pools;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;
import outrider.core.sla.ServiceLevels;
import outrider.core.tag.TagRule;
import outrider.core.tag.TagRules;
import outrider.core.user.Team;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// Everything the business set up, as one immutable value: people, teams, pipelines, checklists,
/// fields, calendars, service levels, cadences. Both ends build it from their configuration rows
/// and keep it until one of them changes.
public final class Configuration {

  private final Map<RecordType, Map<String, Row>> rows = new EnumMap<>(RecordType.class);
  private final TeamTree tree;
  private final FieldRegistry fields;
  private final Map<String, List<OpportunityStage>> stagesByPipeline;
  private final Map<String, List<ChecklistItem>> itemsByStage;
  private final Journeys journeys;
  private final ServiceLevels serviceLevels;
  private final EscalationLevels escalationLevels;
  private final Cadences cadences;
  private final TagRules tagRules;
  private final Pools pools;
  private final Experiments experiments;

  public Configuration(Collection<Row> configurationRows) {
    for (var row : configurationRows) {
      rows.computeIfAbsent(row.type(), _ -> new HashMap<>()).put(row.id(), row);
    }
    tree =
        new TeamTree(
            all(RecordType.TEAM).stream().map(Team::of).toList(),
            all(RecordType.USER).stream().map(User::of).toList());
    fields = FieldRegistry.of(all(RecordType.FIELD));
    stagesByPipeline =
        all(RecordType.STAGE).stream()
            .map(OpportunityStage::of)
            .sorted(
                Comparator.comparingLong(OpportunityStage::position)
                    .thenComparing(OpportunityStage::id))
            .collect(Collectors.groupingBy(OpportunityStage::pipeline));
    journeys =
        new Journeys(
            all(RecordType.PIPELINE).stream().map(Pipeline::of).toList(), stagesByPipeline);
    itemsByStage =
        all(RecordType.CHECKLIST_ITEM).stream()
            .map(ChecklistItem::of)
            .sorted(
                Comparator.comparingLong(ChecklistItem::position).thenComparing(ChecklistItem::id))
            .collect(Collectors.groupingBy(ChecklistItem::stage));
    var calendars = calendars();
    serviceLevels =
        new ServiceLevels(
            all(RecordType.SERVICE_LEVEL).stream().map(ServiceLevel::of).toList(), calendars);
    escalationLevels =
        new EscalationLevels(
            all(RecordType.ESCALATION_LEVEL).stream().map(EscalationLevel::of).toList());
    cadences = new Cadences(all(RecordType.CADENCE).stream().map(Cadence::of).toList(), calendars);
    tagRules = new TagRules(all(RecordType.TAG_RULE).stream().map(TagRule::of).toList());
    pools = new Pools(all(RecordType.POOL).stream().map(Pool::of).toList(), tree);
    experiments = new Experiments(all(RecordType.EXPERIMENT).stream().map(Experiment::of).toList());
  }

  /// The calendars that can be read, by their ids.
  private Map<String, BusinessCalendar> calendars() {
    var calendars = new HashMap<String, BusinessCalendar>();
    for (var row : all(RecordType.CALENDAR)) {
      CalendarDefinition.of(row)
          .calendar()
          .ifPresent(calendar -> calendars.put(row.id(), calendar));
    }
    return calendars;
  }

  public static Configuration empty() {
    return new Configuration(List.of());
  }

  public TeamTree tree() {
    return tree;
  }

  public FieldRegistry fields() {
    return fields;
  }

  /// How the fields of a type are laid out; empty where nobody has said so.
  public Optional<Layout> layout(RecordType type) {
    return row(RecordType.LAYOUT, Layout.idOf(type)).map(Layout::of);
  }

  public Collection<Row> all(RecordType type) {
    return rows.getOrDefault(type, Map.of()).values();
  }

  public Optional<Row> row(RecordType type, String id) {
    return Optional.ofNullable(rows.getOrDefault(type, Map.of()).get(id));
  }

  /// What new deals can begin on, in its order; earlier versions and drafts are with the journeys.
  public List<Pipeline> pipelines() {
    return journeys.published();
  }

  public Journeys journeys() {
    return journeys;
  }

  /// The stages of a pipeline in their order.
  public List<OpportunityStage> stages(String pipeline) {
    return stagesByPipeline.getOrDefault(pipeline, List.of());
  }

  public Optional<OpportunityStage> stage(String id) {
    return row(RecordType.STAGE, id).map(OpportunityStage::of);
  }

  public ServiceLevels serviceLevels() {
    return serviceLevels;
  }

  public EscalationLevels escalationLevels() {
    return escalationLevels;
  }

  public Cadences cadences() {
    return cadences;
  }

  public TagRules tagRules() {
    return tagRules;
  }

  public Pools pools() {
    return pools;
  }

  public Experiments experiments() {
    return experiments;
  }

  /// The item of another version of its pipeline that asks for the same; empty for an item of that
  /// very version.
  public Optional<ChecklistItem> sameQuestion(ChecklistItem item, String pipeline) {
    return stage(item.stage())
        .map(OpportunityStage::pipeline)
        .filter(own -> !own.equals(pipeline) && journeys.areKin(own, pipeline))
        .flatMap(_ ->
            stages(pipeline).stream()
                .flatMap(stage -> checklist(stage.id()).stream())
                .filter(item::asksTheSameAs)
                .findFirst());
  }

  /// What a stage and its copies in other versions share; the id itself where the stage is unknown.
  public String lineage(String stage) {
    return stage(stage).map(OpportunityStage::lineage).orElse(stage);
  }

  /// The checklist of a stage in its order.
  public List<ChecklistItem> checklist(String stage) {
    return itemsByStage.getOrDefault(stage, List.of());
  }
}
