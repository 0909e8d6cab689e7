package outrider.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.CommandShape;
import outrider.core.command.Envelope;
import outrider.core.command.UnknownCommandException;
import outrider.core.command.Upcasters;
import outrider.core.record.JsonText;

/// Commands as the text of a change request, and back: it may wait for weeks while the program is
/// updated, so each says the schema that it was written in.
public final class WrittenCommands {

  private static final String KIND = "kind";
  private static final String SCHEMA = "schema";
  private static final String ARGUMENTS = "arguments";

  private WrittenCommands() {}

  /// No commands are no text.
  public static @Nullable String write(List<? extends Command> commands) {
    return commands.isEmpty()
        ? null
        : JsonText.write(commands.stream().map(WrittenCommands::shape).toList());
  }

  private static Map<String, Object> shape(Command command) {
    var shape = new LinkedHashMap<String, Object>();
    shape.put(KIND, CommandCodec.kind(command));
    shape.put(SCHEMA, (long) Envelope.SCHEMA);
    shape.put(ARGUMENTS, CommandCodec.arguments(command));
    return shape;
  }

  /// @throws UnknownCommandException where this program cannot read one of them
  public static List<Command> read(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    try {
      var commands = new ArrayList<Command>();
      for (var item : (List<?>) some(JsonText.read(text))) {
        var shape = (Map<?, ?>) some(item);
        var schema = Math.toIntExact((Long) some(shape.get(SCHEMA)));
        var lifted =
            Upcasters.KNOWN.lift(
                new CommandShape((String) some(shape.get(KIND)), arguments(shape)), schema);
        commands.add(CommandCodec.read(lifted.kind(), lifted.arguments()));
      }
      return commands;
    } catch (ClassCastException | ArithmeticException | IllegalArgumentException wrong) {
      throw new UnknownCommandException("no list of commands", wrong);
    }
  }

  private static Map<String, Object> arguments(Map<?, ?> shape) {
    var arguments = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) some(shape.get(ARGUMENTS)))
        .forEach((name, value) -> arguments.put((String) name, some(value)));
    return arguments;
  }

  private static Object some(@Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("something is missing");
    }
    return value;
  }
}
