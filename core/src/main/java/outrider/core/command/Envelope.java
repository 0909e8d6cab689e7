package outrider.core.command;

import java.util.Map;

/// A command on its way to HQ.
///
/// @param id client-made UUIDv7
/// @param lane what it queues behind
/// @param n gapless number within (device, incarnation, lane), never reused: doing it twice is
///   doing it once
/// @param schema the version of the command's shape, see `SCHEMA`
/// @param occurredAt when the person did it, in epoch milliseconds by HQ's clock as far as the
///   laptop knows it
/// @param kind the command's name, as `CommandCodec` writes it
/// @param arguments the command's components
public record Envelope(
    String id,
    Lane lane,
    long n,
    int schema,
    long occurredAt,
    String kind,
    Map<String, Object> arguments) {

  /// The version that this program writes.
  public static final int SCHEMA = Upcasters.KNOWN.newest();

  public static Envelope of(String id, Lane lane, long n, long occurredAt, Command command) {
    return new Envelope(
        id,
        lane,
        n,
        SCHEMA,
        occurredAt,
        CommandCodec.kind(command),
        CommandCodec.arguments(command));
  }

  /// The command in the shape of today, whatever program wrote it.
  ///
  /// @throws UnknownCommandException where this program does not know the kind, version or shape
  public Command command() {
    return command(Upcasters.KNOWN);
  }

  /// @throws UnknownCommandException where the kind, version or shape is not known
  public Command command(Upcasters upcasters) {
    if (kind == null || arguments == null) {
      throw new UnknownCommandException("a command without a name or arguments");
    }
    var shape = upcasters.lift(new CommandShape(kind, arguments), schema);
    return CommandCodec.read(shape.kind(), shape.arguments());
  }
}
