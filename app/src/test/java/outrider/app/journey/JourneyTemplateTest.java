package outrider.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.store.Database;
import outrider.core.command.Command;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;

/// What a journey can be begun from is what the rules take, and makes sense as it stands.
final class JourneyTemplateTest {
  private final Database database = SampleBook.openFresh();
  private final CommandBus bus = SampleBook.bus(database, SampleBook.ADMIN);

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(JourneyTemplate.class)
  void everyTemplateIsADraftThatCanBePublished(JourneyTemplate template) {
    for (var chinese : new boolean[] {true, false}) {
      var id = bus.newId();
      var name =
          chinese && !template.suggestedName(true).isEmpty()
              ? template.suggestedName(true)
              : "Mine " + chinese;

      var begun = bus.submitTogether(template.commands(id, name, bus::newId, chinese)).join();

      assertThat(begun.reasons()).isEmpty();
      var draft = database.configuration().journeys().find(id).orElseThrow();
      assertThat(draft.isDraft()).isTrue();
      var stages = database.configuration().stages(id);
      assertThat(stages).hasSameSizeAs(template.stages(chinese));
      assertThat(stages).extracting(stage -> stage.row().text("nameEn")).doesNotContain("");
      assertThat(conditions(id))
          .isEqualTo(
              template.stages(chinese).stream().mapToLong(it -> it.conditions().size()).sum());
      var published = bus.submit(new Command.PublishPipeline(id, null)).join();
      assertThat(published).isInstanceOf(Receipt.Done.class);
      assertThat(database.configuration().journeys().find(id).map(Pipeline::isPublished))
          .contains(true);
      assertThat(stages.stream().mapToLong(OpportunityStage::winRatePercent).max().orElse(0))
          .isLessThanOrEqualTo(100);
    }
  }

  private long conditions(String pipeline) {
    return database.configuration().stages(pipeline).stream()
        .mapToLong(stage -> database.configuration().checklist(stage.id()).size())
        .sum();
  }
}
