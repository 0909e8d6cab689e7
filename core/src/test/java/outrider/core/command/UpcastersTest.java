package outrider.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What an older program wrote is read by a newer one, and what a newer one wrote is not guessed
/// at.
final class UpcastersTest {

  /// Schema 1 called the deal's new stage `stage`, and 2 called the whole command `MoveDeal`.
  private final Upcasters upcasters =
      new Upcasters(
          List.of(
              renamed("MoveDeal", "stage", "to"),
              shape ->
                  shape.kind().equals("MoveDeal")
                      ? new CommandShape("AdvanceOpportunity", shape.arguments())
                      : shape));

  @Test
  void aCommandOfTheFirstShapeIsLiftedOverEveryStep() {
    var first = envelope(1, Map.of("id", "d", "from", "survey", "stage", "quote"));

    assertThat(first.command(upcasters))
        .isEqualTo(new Command.AdvanceOpportunity("d", "survey", "quote", null));
  }

  @Test
  void aCommandOfALaterShapeTakesOnlyTheStepsItMisses() {
    var second = envelope(2, Map.of("id", "d", "from", "survey", "to", "quote"));

    assertThat(second.command(upcasters))
        .isEqualTo(new Command.AdvanceOpportunity("d", "survey", "quote", null));
  }

  @Test
  void whatNobodyKnowsIsCarriedAlong() {
    var shape = new CommandShape("MoveDeal", Map.of("stage", "quote", "mood", "sunny"));

    assertThat(upcasters.lift(shape, 1).arguments())
        .containsEntry("to", "quote")
        .containsEntry("mood", "sunny");
  }

  @Test
  void aNewerShapeIsNotGuessedAt() {
    var newer = envelope(4, Map.of("id", "d"));

    assertThat(upcasters.newest()).isEqualTo(3);
    assertThat(upcasters.isNewer(4)).isTrue();
    assertThatThrownBy(() -> newer.command(upcasters)).isInstanceOf(UnknownCommandException.class);
  }

  @Test
  void aStepThatMeetsNonsenseSaysSo() {
    var strict =
        new Upcasters(
            List.of(shape -> {
              throw new IllegalArgumentException("no stage");
            }));

    assertThatThrownBy(() -> envelope(1, Map.of()).command(strict))
        .isInstanceOf(UnknownCommandException.class);
  }

  @Test
  void thisProgramWritesWhatItsLastStepLeadsTo() {
    assertThat(Envelope.SCHEMA).isEqualTo(Upcasters.KNOWN.newest());
    assertThat(Upcasters.KNOWN.isNewer(Envelope.SCHEMA)).isFalse();
  }

  private static UnaryOperator<CommandShape> renamed(String kind, String before, String after) {
    return shape -> {
      if (!shape.kind().equals(kind)) {
        return shape;
      }
      var arguments = new LinkedHashMap<>(shape.arguments());
      arguments.put(after, arguments.remove(before));
      return new CommandShape(kind, arguments);
    };
  }

  private static Envelope envelope(int schema, Map<String, Object> arguments) {
    return new Envelope("e", Lane.DATA, 1, schema, 0, "MoveDeal", arguments);
  }
}
