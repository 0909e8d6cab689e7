package outrider.core.change;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CHANGE_REQUEST;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.UnknownCommandException;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.JsonText;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Something about the rules that is to change, before it does and ever after: what exactly, why,
/// who agreed, when it was published, and how it is taken back. Also that HQ's program was or will
/// be updated, which no command does.
public record ChangeRequest(Row row) {

  public static final String WHY = "why";
  public static final String KIND = "kind";

  /// What publishing it does, as `WrittenCommands`.
  public static final String COMMANDS = "commands";

  /// When HQ is to publish it; absent where somebody will say so.
  public static final String PUBLISH_AT = "publishAt";

  public static final String STATE = "state";

  /// Whoever has written at it; they do not sign it.
  public static final String AUTHORS = "authors";

  public static final String ASKED_AT = "askedAt";
  public static final String PUBLISHED_AT = "publishedAt";
  public static final String PUBLISHED_BY = "publishedBy";

  /// The rows that publishing deleted, so that they can be put back.
  public static final String STOOD = "stood";

  /// Why HQ could not publish it when it was to.
  public static final String HELD = "held";

  /// When it was withdrawn or rolled back, and by whom.
  public static final String ENDED_AT = "endedAt";

  public static final String ENDED_BY = "endedBy";

  /// What was not rolled back, because somebody has changed it since: `type id field`.
  public static final String KEPT = "kept";

  /// Of HQ's program, where the change is one of it.
  public static final String VERSION = "version";

  public static final String RULES = "rules";
  public static final String SERVER = "server";

  public static final String DRAFT = "draft";
  public static final String ASKED = "asked";
  public static final String PUBLISHED = "published";
  public static final String WITHDRAWN = "withdrawn";
  public static final String ROLLED_BACK = "rolled-back";

  /// More than one reads before one signs.
  public static final int COMMANDS_MAX = 200;

  public static final List<FieldDefinition> FIELDS =
      Stream.concat(
              Stream.of(
                  field(CHANGE_REQUEST, Fields.NAME, FieldKind.TEXT).asRequired(),
                  field(CHANGE_REQUEST, WHY, FieldKind.LONG_TEXT),
                  choice(CHANGE_REQUEST, KIND, RULES, SERVER),
                  field(CHANGE_REQUEST, COMMANDS, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST),
                  field(CHANGE_REQUEST, PUBLISH_AT, FieldKind.INSTANT),
                  choice(CHANGE_REQUEST, STATE, DRAFT, ASKED, PUBLISHED, WITHDRAWN, ROLLED_BACK)
                      .asManaged(),
                  field(CHANGE_REQUEST, AUTHORS, FieldKind.TEXT_SET).asManaged(),
                  field(CHANGE_REQUEST, ASKED_AT, FieldKind.INSTANT).asManaged(),
                  field(CHANGE_REQUEST, PUBLISHED_AT, FieldKind.INSTANT).asManaged(),
                  reference(CHANGE_REQUEST, PUBLISHED_BY, RecordType.USER).asManaged(),
                  field(CHANGE_REQUEST, STOOD, FieldKind.LONG_TEXT).asManaged(),
                  field(CHANGE_REQUEST, HELD, FieldKind.TEXT).asManaged(),
                  field(CHANGE_REQUEST, ENDED_AT, FieldKind.INSTANT).asManaged(),
                  reference(CHANGE_REQUEST, ENDED_BY, RecordType.USER).asManaged(),
                  field(CHANGE_REQUEST, KEPT, FieldKind.TEXT_SET).asManaged(),
                  field(CHANGE_REQUEST, VERSION, FieldKind.TEXT).asManaged(),
                  field(CHANGE_REQUEST, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
                  reference(CHANGE_REQUEST, Fields.CREATED_BY, RecordType.USER).asManaged()),
              Signature.fields().stream())
          .toList();

  public static ChangeRequest of(Row row) {
    return new ChangeRequest(row);
  }

  public String id() {
    return row.id();
  }

  public String title() {
    return row.text(Fields.NAME);
  }

  public String state() {
    return row.text(STATE);
  }

  /// Whether it can still be edited.
  public boolean isOpen() {
    return isDraft() || isAsked();
  }

  public boolean isDraft() {
    return state().equals(DRAFT);
  }

  public boolean isAsked() {
    return state().equals(ASKED);
  }

  public boolean isPublished() {
    return state().equals(PUBLISHED);
  }

  public boolean isRolledBack() {
    return state().equals(ROLLED_BACK);
  }

  public boolean isOfServer() {
    return row.text(KIND).equals(SERVER);
  }

  public @Nullable String author() {
    return row.textOrNull(Fields.CREATED_BY);
  }

  /// In epoch milliseconds; empty before.
  public Optional<Long> publishedAt() {
    return Optional.ofNullable(row.numberOrNull(PUBLISHED_AT));
  }

  public Optional<Long> publishAt() {
    return Optional.ofNullable(row.numberOrNull(PUBLISH_AT));
  }

  public Optional<Long> endedAt() {
    return Optional.ofNullable(row.numberOrNull(ENDED_AT));
  }

  /// Whether this program knows everything that it does.
  public boolean isReadable() {
    try {
      commands();
      return true;
    } catch (UnknownCommandException newer) {
      return false;
    }
  }

  /// @throws UnknownCommandException where a newer program wrote it
  public List<Command> commands() {
    return WrittenCommands.read(row.text(COMMANDS));
  }

  public Optional<Signature> signature(ChangeDuty duty) {
    return Signature.in(row, duty);
  }

  /// The rows that publishing deleted, as they were.
  public List<Row> gone() {
    var stood = row.text(STOOD);
    if (stood.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<Row>();
    for (var item : (List<?>) Objects.requireNonNull(JsonText.read(stood))) {
      var map = (Map<?, ?>) Objects.requireNonNull(item);
      var fields = new LinkedHashMap<String, Object>();
      ((Map<?, ?>) Objects.requireNonNull(map.get("fields")))
          .forEach((name, value) -> fields.put((String) name, Objects.requireNonNull(value)));
      RecordType.byWireName(String.valueOf(map.get("type")))
          .ifPresent(type -> rows.add(new Row(type, String.valueOf(map.get("id")), fields)));
    }
    return rows;
  }

  /// As [#gone] reads them; null where nothing goes.
  public static @Nullable String written(List<Row> gone) {
    return gone.isEmpty()
        ? null
        : JsonText.write(
            gone.stream()
                .map(row ->
                    Map.of("type", row.type().wireName(), "id", row.id(), "fields", row.fields()))
                .toList());
  }
}
