package outrider.app.audit;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldText;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.AuditStep;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.User;

/// Lines of the audit trail in words.
final class AuditText {
  private static final String DEFAULT_CURRENCY = "CNY";

  private final Workspace space;
  private final Words words;
  private final FieldText fields;

  AuditText(Workspace space) {
    this.space = space;
    this.words = space.words();
    this.fields = new FieldText(space);
  }

  /// A kind that this version does not know keeps its name.
  String deed(String command) {
    var key = "command." + command;
    return words.has(key) ? words.get(key) : command;
  }

  String type(String type) {
    return RecordType.byWireName(type)
        .map(known -> words.fields().type(known))
        .orElseGet(() -> words.has("audit.type." + type) ? words.get("audit.type." + type) : type);
  }

  String person(String user) {
    if (user.equals(Actor.HEADQUARTERS)) {
      return words.get("audit.hq");
    }
    return space
        .database()
        .configuration()
        .tree()
        .user(user)
        .map(User::name)
        .orElseGet(() -> words.get("audit.unknownPerson"));
  }

  String device(AuditLine line) {
    if (line.device().equals(Actor.HEADQUARTERS)) {
      return words.get("audit.atHq");
    }
    var name = line.deviceName();
    return name == null ? line.device() : name;
  }

  /// Its name, as far as it has one.
  String record(AuditLine line) {
    var name = line.name();
    if (name != null) {
      return line.type().equals(RecordType.TASK.wireName()) ? fields.step(name) : name;
    }
    var parent = line.parentName();
    if (parent != null) {
      return parent;
    }
    return RecordType.byWireName(line.type())
        .filter(RecordType::isConfiguration)
        .map(type -> fields.name(type, line.record()))
        .orElseGet(() -> person(line.record(), line));
  }

  private String person(String id, AuditLine line) {
    return space
        .database()
        .configuration()
        .tree()
        .user(id)
        .map(User::name)
        .orElse(line.deed().equals("noted") ? line.record() : "");
  }

  /// With the kind of record before it.
  String recordWithType(AuditLine line) {
    var record = record(line);
    return record.isEmpty()
        ? type(line.type())
        : words.get("audit.typeAndName", type(line.type()), record);
  }

  String field(AuditLine line, AuditStep step) {
    var key = "audit.said." + step.field();
    if (line.deed().equals("noted") && words.has(key)) {
      return words.get(key);
    }
    return definition(line, step)
        .map(fields::label)
        .or(() ->
            RecordType.byWireName(line.type())
                .map(type -> words.fields().label(type, step.field())))
        .orElse(words.has(key) ? words.get(key) : step.field());
  }

  String value(AuditLine line, AuditStep step, @Nullable Object value) {
    if (value == null) {
      return words.get("audit.nothing");
    }
    return definition(line, step)
        .map(field -> fields.of(field, value, currency(line)))
        .orElseGet(() -> plain(value));
  }

  private String plain(Object value) {
    return switch (value) {
      case Boolean flag -> words.get(flag ? "list.yes" : "list.no");
      case String text when space.database().configuration().tree().user(text).isPresent() ->
          person(text);
      default -> String.valueOf(value);
    };
  }

  private Optional<FieldDefinition> definition(AuditLine line, AuditStep step) {
    return RecordType.byWireName(line.type())
        .flatMap(type -> space.database().configuration().fields().field(type, step.field()));
  }

  private static String currency(AuditLine line) {
    return line.steps().stream()
        .filter(step -> step.field().equals(Fields.CURRENCY))
        .map(AuditStep::after)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .findFirst()
        .orElse(DEFAULT_CURRENCY);
  }

  String when(long at) {
    return words
        .moments()
        .dateTime(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  /// To the second.
  String exactly(long at) {
    return words.get(
        "audit.exactly",
        words
            .moments()
            .date(
                java.time.LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone()),
                space.today()),
        words.moments().clockSeconds(Instant.ofEpochMilli(at), space.zone()));
  }
}
