package outrider.core.command;

import java.util.List;
import java.util.function.UnaryOperator;

/// From every shape that commands have had to the present one, step by step.
///
/// A command may wait on a laptop for months, while the program is updated twice: what was written
/// then is read by what is installed now, on the laptop and at HQ by the same steps. Envelopes are
/// kept and sent as they were written; only whoever wants to know what they say lifts them.
///
/// A step is a pure function that is never changed after a release and never taken out. It passes
/// on the arguments it does not know.
public final class Upcasters {

  /// The steps of this program. There is none yet: commands have only gained components that may be
  /// absent, and those need no step. The first other change adds a step here.
  public static final Upcasters KNOWN = new Upcasters(List.of());

  private final List<UnaryOperator<CommandShape>> steps;

  /// @param steps the first leads from schema 1 to 2, the next from 2 to 3
  public Upcasters(List<UnaryOperator<CommandShape>> steps) {
    this.steps = List.copyOf(steps);
  }

  /// The schema that the last step leads to.
  public int newest() {
    return 1 + steps.size();
  }

  /// Whether somebody with a newer program wrote this.
  public boolean isNewer(int schema) {
    return schema > newest();
  }

  /// @throws UnknownCommandException where the schema is none that ever was, or a newer one than
  ///   this program knows, or the arguments are not of the shape that they claim
  public CommandShape lift(CommandShape shape, int schema) {
    if (schema < 1 || isNewer(schema)) {
      throw new UnknownCommandException("schema " + schema + " of " + shape.kind());
    }
    var lifted = shape;
    try {
      for (var step : steps.subList(schema - 1, steps.size())) {
        lifted = step.apply(lifted);
      }
    } catch (ClassCastException | IllegalArgumentException | NullPointerException wrong) {
      throw new UnknownCommandException(
          shape.kind() + " is not of the shape of schema " + schema, wrong);
    }
    return lifted;
  }
}
