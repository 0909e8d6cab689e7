package outrider.bench.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What an administrator does: roles and teams change, and with them who sees what; pipelines,
/// checklists and fields are edited under the deals that are in them.
final class Configurator {

  private final Dice dice;
  private final Supplier<String> ids;
  private final Supplier<String> texts;

  Configurator(Dice dice, Supplier<String> ids, Supplier<String> texts) {
    this.dice = dice;
    this.ids = ids;
    this.texts = texts;
  }

  Optional<Command> next(Sql sql) {
    return switch (dice.below(9)) {
      case 0, 1, 2 -> person(sql);
      case 3 -> team(sql);
      case 4 -> edit(sql, RecordType.STAGE, "limitDays", dice.between(1, 60));
      case 5 -> edit(sql, RecordType.CHECKLIST_ITEM, "count", dice.between(1, 3));
      case 6 -> edit(sql, RecordType.STAGE, "position", dice.between(0, 5));
      case 7 ->
          Optional.of(
              new Command.CreateRecord(
                  RecordType.FIELD,
                  ids.get(),
                  Map.of(
                      "recordType",
                      "lead",
                      "name",
                      "x_f" + dice.below(5),
                      "label",
                      texts.get(),
                      "kind",
                      dice.pick(List.of("text", "number", "long_text")))));
      default ->
          Optional.of(
              new Command.CreateRecord(
                  dice.pick(List.of(RecordType.TAG, RecordType.PRODUCT)),
                  ids.get(),
                  Map.of("name", texts.get())));
    };
  }

  private Optional<Command> person(Sql sql) {
    var name = dice.pick(Company.PEOPLE.subList(1, Company.PEOPLE.size()));
    return find(sql, RecordType.USER, Company.id(name))
        .map(row ->
            dice.chance(0.5)
                ? edit(row, "role", dice.pick(List.of("rep", "rep", "manager")))
                : edit(row, "team", Company.id(dice.pick(Company.TEAMS))));
  }

  private Optional<Command> team(Sql sql) {
    return find(sql, RecordType.TEAM, Company.id("west"))
        .map(row -> edit(row, "above", Company.id(dice.pick(List.of("company", "east")))));
  }

  private Optional<Command> edit(Sql sql, RecordType type, String field, @Nullable Object value) {
    return Gestures.any(type, sql, dice).map(row -> edit(row, field, value));
  }

  private static Command edit(Row row, String field, @Nullable Object value) {
    return new Command.EditFields(
        row.type(), row.id(), List.of(new FieldEdit(field, row.value(field), value)));
  }

  private static Optional<Row> find(Sql sql, RecordType type, String id) {
    return RecordTable.of(type).find(sql, id);
  }
}
