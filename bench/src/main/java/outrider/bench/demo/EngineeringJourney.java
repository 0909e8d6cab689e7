package outrider.bench.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.journey.JourneyTemplate;
import outrider.app.profile.OpenBook;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;

/// The journey of environmental engineering as one book has it: begun from the template that the
/// journey editor offers, and published, by the commands that the editor gives.
public final class EngineeringJourney {
  private static final JourneyTemplate TEMPLATE = JourneyTemplate.ENVIRONMENTAL;

  private final Configuration configuration;
  private final Pipeline pipeline;

  private EngineeringJourney(Configuration configuration, Pipeline pipeline) {
    this.configuration = configuration;
    this.pipeline = pipeline;
  }

  /// The one that is published in this book; empty before it has arrived there.
  public static Optional<EngineeringJourney> of(OpenBook book) {
    var configuration = book.database().configuration();
    return configuration.pipelines().stream()
        .filter(each -> each.name().equals(TEMPLATE.suggestedName(true)))
        .findFirst()
        .map(each -> new EngineeringJourney(configuration, each));
  }

  /// Begins and publishes it, as an administrator.
  ///
  /// @param teams of the stages that a team of its own looks after, by the stage's English name
  public static void setUp(OpenBook administrator, Map<String, String> teams) {
    var bus = administrator.commands();
    var id = bus.newId();
    var commands =
        new ArrayList<>(TEMPLATE.commands(id, TEMPLATE.suggestedName(true), bus::newId, true));
    commands.stream()
        .filter(Command.CreateRecord.class::isInstance)
        .map(Command.CreateRecord.class::cast)
        .filter(each -> each.type() == RecordType.STAGE)
        .filter(each -> teams.containsKey(String.valueOf(each.fields().get("nameEn"))))
        .map(each ->
            new Command.EditFields(
                RecordType.STAGE,
                each.id(),
                List.of(
                    new FieldEdit(
                        OpportunityStage.OWNER_TEAM,
                        null,
                        teams.get(String.valueOf(each.fields().get("nameEn")))))))
        .toList()
        .forEach(commands::add);
    Told.all(bus.submitAll(commands).join());
    Told.done(bus.submit(new Command.PublishPipeline(id, null)).join());
  }

  public String id() {
    return pipeline.id();
  }

  /// The id of a stage.
  public String stage(String nameEn) {
    return stages().stream()
        .filter(each -> each.row().text("nameEn").equals(nameEn))
        .findFirst()
        .orElseThrow()
        .id();
  }

  List<OpportunityStage> stages() {
    return configuration.stages(pipeline.id());
  }

  List<ChecklistItem> conditions(String stage) {
    return configuration.checklist(stage);
  }

  /// The id of a condition.
  public String condition(String nameEn) {
    return stages().stream()
        .flatMap(stage -> configuration.checklist(stage.id()).stream())
        .filter(each -> each.row().text("nameEn").equals(nameEn))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
