package outrider.app.importing.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.duplicate.DuplicateIndex;
import outrider.app.duplicate.PhoneNumbers;
import outrider.app.importing.mapping.KnownWords;
import outrider.app.importing.plan.KnownRecords;
import outrider.app.store.Columns;
import outrider.app.store.Database;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pool.Pool;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// What this laptop holds, as an import asks for it. Reads on the calling thread, which is never
/// the screen's.
public final class StoredRecords implements KnownRecords {
  /// More different words than this in a column of free text are no vocabulary.
  private static final int WORDS_MAX = 300;

  private final Database database;
  private final PhoneNumbers phones;
  private final Map<String, KnownWords> words = new HashMap<>();

  public StoredRecords(Database database, String phoneRegion) {
    this.database = database;
    this.phones = new PhoneNumbers(phoneRegion);
  }

  @Override
  public Configuration configuration() {
    return database.configuration();
  }

  @Override
  public KnownWords words(FieldDefinition field) {
    return words.computeIfAbsent(
        field.type().wireName() + '.' + field.name(), _ -> readWords(field));
  }

  @Override
  public DuplicateIndex index(RecordType type) {
    var index = new DuplicateIndex(type, phones);
    var keys = keys(type);
    var sql =
        "SELECT id, "
            + keys.stream().map(RecordTable::column).collect(Collectors.joining(", "))
            + " FROM "
            + type.wireName();
    return database.readNow(reader -> {
      reader.each(sql, columns -> index.add(keyRow(type, keys, columns)));
      return index;
    });
  }

  @Override
  public Optional<Row> row(RecordType type, String id) {
    return database.readNow(sql -> RecordTable.of(type).find(sql, id));
  }

  private static List<String> keys(RecordType type) {
    return switch (type) {
      case LEAD -> List.of(Fields.EXTERNAL_ID, Fields.NAME, "phone", "email", "company");
      case CONTACT -> List.of(Fields.EXTERNAL_ID, Fields.NAME, "phone", "email", "account");
      default -> List.of(Fields.EXTERNAL_ID, Fields.NAME);
    };
  }

  private static Row keyRow(RecordType type, List<String> keys, Columns columns) {
    var fields = LinkedHashMap.<String, Object>newLinkedHashMap(keys.size());
    for (var index = 0; index < keys.size(); index++) {
      var value = columns.textOrNull(index + 2);
      if (value != null) {
        fields.put(keys.get(index), value);
      }
    }
    return new Row(type, columns.text(1), fields);
  }

  private KnownWords readWords(FieldDefinition field) {
    return switch (field.kind()) {
      case CHOICE -> options(field);
      case REFERENCE -> names(Objects.requireNonNull(field.references()));
      case TEXT -> used(field);
      default -> KnownWords.NONE;
    };
  }

  private static KnownWords options(FieldDefinition field) {
    var words = KnownWords.of(field.options());
    CommonWords.addLikely(field.name(), words);
    return words;
  }

  private KnownWords names(RecordType type) {
    return switch (type) {
      case USER -> users();
      case STAGE -> stages();
      case POOL ->
          named(
              configuration().pools().ordered().stream()
                  .filter(Pool::active)
                  .map(Pool::row)
                  .toList());
      default ->
          type.isConfiguration()
              ? named(configuration().all(type).stream().toList())
              : database.readNow(sql -> named(type, sql));
    };
  }

  private static KnownWords named(List<Row> rows) {
    var words = new KnownWords();
    rows.stream()
        .sorted(java.util.Comparator.comparing(row -> row.text(Fields.NAME)))
        .forEach(row -> {
          words.add(row.id(), row.text(Fields.NAME));
          alias(words, row.id(), row.textOrNull("nameEn"));
        });
    return words;
  }

  private static KnownWords named(RecordType type, Sql sql) {
    var words = new KnownWords();
    sql.each(
        "SELECT id, name FROM " + type.wireName() + " ORDER BY name",
        columns -> words.add(columns.text(1), columns.text(2)));
    return words;
  }

  private KnownWords users() {
    var words = new KnownWords();
    configuration().all(RecordType.USER).stream()
        .map(User::of)
        .filter(User::active)
        .sorted(java.util.Comparator.comparing(User::name))
        .forEach(user -> {
          words.add(user.id(), user.name());
          alias(words, user.id(), user.login());
          alias(words, user.id(), user.row().textOrNull("email"));
        });
    return words;
  }

  /// Stages of every pipeline; where two pipelines have one of the same name, the first has it.
  private KnownWords stages() {
    var words = new KnownWords();
    for (var pipeline : configuration().pipelines()) {
      for (var stage : configuration().stages(pipeline.id())) {
        words.add(stage.id(), stage.name());
        alias(words, stage.id(), stage.row().textOrNull("nameEn"));
        if (stage.kind() != OpportunityStage.Kind.OPEN) {
          CommonWords.ofStage(stage.state()).forEach(word -> words.alias(stage.id(), word));
        }
      }
    }
    return words;
  }

  private KnownWords used(FieldDefinition field) {
    var common = CommonWords.of(field.name());
    if (common.isEmpty() || field.custom()) {
      return KnownWords.NONE;
    }
    var column = RecordTable.column(field.name());
    var words =
        KnownWords.of(
            database.readNow(sql ->
                sql.list(
                    "SELECT "
                        + column
                        + " FROM "
                        + field.type().wireName()
                        + " WHERE "
                        + column
                        + " IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT "
                        + WORDS_MAX,
                    columns -> columns.text(1))));
    common.forEach(word -> words.add(words.exact(word).orElse(word), word));
    CommonWords.addLikely(field.name(), words);
    return words;
  }

  private static void alias(KnownWords words, String value, @Nullable String word) {
    if (word != null && !word.isBlank()) {
      words.alias(value, word);
    }
  }
}
