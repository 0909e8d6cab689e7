package outrider.core.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.Values;
import outrider.core.user.Role;

/// What would become of the rules by several deeds, each decided on what those before it left, by
/// the very rules that publish them. Writes nothing.
public final class ChangeTrial {

  /// @param refused the deed at which it ends, counted from 0; negative where all work
  /// @param reasons why that one is refused
  /// @param changes what all would change, none where one is refused
  /// @param configuration what would hold then; as far as it came where one is refused
  public record Result(
      int refused, List<Reason> reasons, List<Change> changes, Configuration configuration) {

    public boolean works() {
      return refused < 0;
    }
  }

  private ChangeTrial() {}

  /// Tries deeds as an administrator's, whoever looks at them.
  public static Result of(List<Command> commands, Facts facts, Occasion occasion) {
    var over = new LaidOver(facts);
    var asAdministrator = elevated(occasion);
    for (var index = 0; index < commands.size(); index++) {
      var reasons = lay(commands.get(index), index, over, asAdministrator);
      if (!reasons.isEmpty()) {
        return new Result(index, reasons, List.of(), over.configuration());
      }
    }
    return new Result(-1, List.of(), over.changes(), over.configuration());
  }

  /// @return why not; empty where it is laid over what is known
  static List<Reason> lay(Command command, int index, LaidOver over, Occasion occasion) {
    var overtaken = overtaken(command, over);
    if (overtaken.isPresent()) {
      return List.of(overtaken.get());
    }
    var own =
        new Occasion(
            occasion.actor(), occasion.at(), Ids.derive(occasion.envelope(), "change/" + index));
    return switch (Rules.deed(command, new Draft(over, own))) {
      case Decision.Rejected no -> no.reasons();
      case Decision.Accepted yes -> {
        over.lay(yes.changes());
        yield List.of();
      }
    };
  }

  /// What was signed was signed for what stood there. Merged with what somebody else wrote
  /// meanwhile it would be something that nobody has read.
  private static Optional<Reason> overtaken(Command command, Facts facts) {
    if (!(command instanceof Command.EditFields edit)) {
      return Optional.empty();
    }
    var row = facts.row(edit.type(), edit.id());
    return row.isEmpty()
        ? Optional.empty()
        : edit.edits().stream()
            .filter(each -> !same(row.get().value(each.field()), each.before()))
            .findFirst()
            .map(each ->
                Reason.of("change.overtaken", "type", edit.type().wireName())
                    .with("field", each.field())
                    .with("name", row.get().text(Fields.NAME)));
  }

  private static boolean same(@Nullable Object stands, @Nullable Object seen) {
    try {
      return Values.same(stands, seen);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /// Whoever publishes or rolls back does what an administrator has written.
  static Occasion elevated(Occasion occasion) {
    var actor = occasion.actor();
    return new Occasion(
        new Actor(
            actor.user(),
            Role.ADMIN,
            actor.team(),
            actor.device(),
            actor.scopes().isEmpty() ? Set.of("config") : actor.scopes()),
        occasion.at(),
        occasion.envelope());
  }
}
