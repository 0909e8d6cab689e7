package outrider.bench.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.core.command.CommandShape;
import outrider.core.command.Envelope;
import outrider.core.command.Upcasters;
import outrider.core.protocol.ProtocolVersion;

/// One of the two releases that meet: an older one, with which everybody begins, and the newer one
/// to which they are updated, each at a time of its own. They write some commands differently, and
/// may be some protocols apart.
///
/// There is only one code. What is called newer writes today's shapes under schema 2; what is
/// called older writes schema 1, in words that nobody uses any more.
final class Program {

  /// From the older words to today's. What has today's words already is left as it is.
  static final Upcasters STEPS = new Upcasters(List.of(Program::lift));

  private static final int OLDER = 1;
  private static final int NEWER = 2;

  private final int schema;
  private final int protocol;

  private Program(int schema, int protocol) {
    this.schema = schema;
    this.protocol = protocol;
  }

  /// @param protocolsApart how many protocols came between the two
  static Program older(int protocolsApart) {
    return new Program(OLDER, ProtocolVersion.CURRENT - protocolsApart);
  }

  static Program newer() {
    return new Program(NEWER, ProtocolVersion.CURRENT);
  }

  boolean isNewer() {
    return schema == NEWER;
  }

  // On a laptop.

  /// The protocol that it speaks.
  int protocol() {
    return protocol;
  }

  /// Whether HQ's newest program still speaks with it.
  boolean isSpokenWith() {
    return protocol >= ProtocolVersion.OLDEST;
  }

  /// Has the queue written as this program writes, in the transaction in which it is written. What
  /// goes back into the queue, under negative numbers, stays as it is.
  String writing() {
    return "CREATE TEMP TRIGGER program AFTER INSERT ON main.outbox"
        + " WHEN NEW.n > 0 AND NEW.schema = 1 BEGIN UPDATE outbox SET "
        + (isNewer() ? "schema = 2" : OLDER_WORDS)
        + " WHERE no = NEW.no; END";
  }

  private static final String OLDER_WORDS =
      """
      arguments = CASE kind
        WHEN 'EditFields' THEN json_remove(
          json_set(arguments, '$.changes', json_extract(arguments, '$.edits')), '$.edits')
        WHEN 'LogActivity' THEN json_remove(
          json_set(arguments, '$.words', json_extract(arguments, '$.text')), '$.text')
        ELSE arguments END,
      kind = CASE kind WHEN 'LogActivity' THEN 'NoteContact' ELSE kind END\
      """;

  private static CommandShape lift(CommandShape shape) {
    return switch (shape.kind()) {
      case "EditFields" ->
          new CommandShape("EditFields", renamed(shape.arguments(), "changes", "edits"));
      case "NoteContact" ->
          new CommandShape("LogActivity", renamed(shape.arguments(), "words", "text"));
      default -> shape;
    };
  }

  private static Map<String, Object> renamed(
      Map<String, Object> arguments, String before, String now) {
    if (!arguments.containsKey(before)) {
      return arguments;
    }
    var renamed = new LinkedHashMap<>(arguments);
    renamed.put(now, renamed.remove(before));
    return renamed;
  }

  // At HQ.

  /// A number that a laptop says, as this program takes it: its own is the current one.
  int heard(int said) {
    return said - protocol + ProtocolVersion.CURRENT;
  }

  /// How it reads commands; the older one knows of nothing newer.
  Upcasters reading() {
    return isNewer() ? STEPS : Upcasters.KNOWN;
  }

  /// The older program's own words need no lifting there.
  Envelope heard(Envelope envelope) {
    if (isNewer() || envelope.schema() != OLDER || envelope.arguments() == null) {
      return envelope;
    }
    var shape = lift(new CommandShape(envelope.kind(), envelope.arguments()));
    return new Envelope(
        envelope.id(),
        envelope.lane(),
        envelope.n(),
        envelope.schema(),
        envelope.occurredAt(),
        shape.kind(),
        shape.arguments());
  }
}
