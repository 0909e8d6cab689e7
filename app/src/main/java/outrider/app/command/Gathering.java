package outrider.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Gathered;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signing;

/// Where deeds go that three people have to sign first: into the change that this person is writing
/// at, instead of into the rules. Any thread.
public final class Gathering {
  private final Supplier<Configuration> configuration;
  private final Ids ids;
  private final String user;

  Gathering(Supplier<Configuration> configuration, Ids ids, String user) {
    this.configuration = configuration;
    this.ids = ids;
    this.user = user;
  }

  /// Whether deeds would be gathered instead of done.
  public boolean takes(List<? extends Command> commands) {
    var known = configuration.get();
    return Signing.isInForce(known)
        && commands.stream().anyMatch(command -> Signing.covers(command, known));
  }

  /// The change that this person is writing at: the one begun last.
  public Optional<ChangeRequest> open() {
    return configuration.get().all(RecordType.CHANGE_REQUEST).stream()
        .map(ChangeRequest::of)
        .filter(change -> change.isDraft() && !change.isOfServer())
        .filter(change -> user.equals(change.author()) && change.isReadable())
        .max(
            Comparator.comparingLong(
                    (ChangeRequest change) -> change.row().number(Fields.CREATED_AT, 0))
                .thenComparing(ChangeRequest::id));
  }

  /// What is to be submitted instead of deeds of which some need signatures.
  List<Command> instead(List<? extends Command> commands) {
    var all = new ArrayList<Command>();
    commands.stream().filter(command -> !Signing.mayBeProposed(command)).forEach(all::add);
    var proposed = commands.stream().filter(Signing::mayBeProposed).toList();
    all.add(
        open().<Command>map(change -> extended(change, proposed)).orElseGet(() -> begun(proposed)));
    return all;
  }

  private static Command extended(ChangeRequest change, List<? extends Command> proposed) {
    var before = change.row().value(ChangeRequest.COMMANDS);
    var after = WrittenCommands.write(Gathered.with(change.commands(), proposed));
    return new Command.EditFields(
        RecordType.CHANGE_REQUEST,
        change.id(),
        List.of(new FieldEdit(ChangeRequest.COMMANDS, before, after)));
  }

  private Command begun(List<? extends Command> proposed) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(Fields.NAME, title(proposed));
    var text = WrittenCommands.write(Gathered.with(List.of(), proposed));
    if (text != null) {
      fields.put(ChangeRequest.COMMANDS, text);
    }
    return new Command.CreateRecord(RecordType.CHANGE_REQUEST, ids.next(), fields);
  }

  /// What the first of the rules is called; somebody may call the change otherwise.
  private String title(List<? extends Command> proposed) {
    return proposed.stream()
        .map(this::name)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("…");
  }

  private String name(Command command) {
    return switch (command) {
      case Command.CreateRecord it -> String.valueOf(it.fields().getOrDefault(Fields.NAME, ""));
      case Command.EditFields it -> stored(it.type(), it.id());
      case Command.DeleteRecord it -> stored(it.type(), it.id());
      case Command.PublishPipeline it -> stored(RecordType.PIPELINE, it.id());
      case Command.MigrateDeals it -> stored(RecordType.PIPELINE, it.to());
      default -> "";
    };
  }

  private String stored(RecordType type, String id) {
    return configuration.get().row(type, id).map(row -> row.text(Fields.NAME)).orElse("");
  }

  /// Everything that waits with these, for whoever wants to know what would become of it; empty
  /// where they would not wait.
  Optional<List<Command>> waiting(List<? extends Command> commands) {
    return takes(commands)
        ? Optional.of(
            Gathered.with(open().map(ChangeRequest::commands).orElse(List.of()), commands))
        : Optional.empty();
  }

  /// Whether what was written only waits: a change has other deeds than before.
  public static boolean onlyWaits(Receipt receipt) {
    return receipt instanceof Receipt.Done done
        && done.changes().stream()
            .anyMatch(change ->
                change.type() == RecordType.CHANGE_REQUEST
                    && change.steps().containsKey(ChangeRequest.COMMANDS)
                    && change.result().map(Row::fields).isPresent());
  }
}
