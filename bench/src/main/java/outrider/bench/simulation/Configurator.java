package outrider.bench.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.change.ChangeRequest;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signatures;

/// What an administrator does: roles and teams change, and with them who sees what; pipelines,
/// checklists and fields are edited under the deals that are in them, promises to leads under their
/// countdowns, cadences under the leads that run them, pools under their leads, tags and what they
/// are given for, and the ways in under those who come.
final class Configurator {

  /// As many as [#next] tells apart.
  static final int KINDS = 20;

  private final Dice dice;
  private final Habits habits;
  private final Supplier<String> ids;
  private final Supplier<String> texts;

  Configurator(Dice dice, Habits habits, Supplier<String> ids, Supplier<String> texts) {
    this.dice = dice;
    this.habits = habits;
    this.ids = ids;
    this.texts = texts;
  }

  Optional<Command> next(Sql sql) {
    return switch (habits.change(dice)) {
      case 0, 1, 2 -> person(sql);
      case 3 -> team(sql);
      case 4 -> edit(sql, RecordType.STAGE, "limitDays", dice.between(1, 20));
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
      case 8 -> form(sql);
      case 9 -> assignmentRule(sql);
      case 10 -> escalationLevel(sql);
      case 11 -> cadence(sql);
      case 12, 13 -> pool(sql);
      case 14 -> tagRule(sql);
      case 15, 16 -> version(sql);
      case 17, 18 -> change(sql);
      default ->
          switch (dice.below(3)) {
            case 0 -> calendar(sql);
            case 1 -> serviceLevel(sql);
            default ->
                Optional.of(
                    new Command.CreateRecord(
                        dice.pick(List.of(RecordType.TAG, RecordType.PRODUCT)),
                        ids.get(),
                        Map.of("name", texts.get())));
          };
    };
  }

  /// A pipeline gets a draft, which is made stricter, published, taken back, and has the deals
  /// moved over that run on what was there before.
  private static Optional<Command> versions(Sql sql, Row stage, long wish) {
    var pipeline = find(sql, RecordType.PIPELINE, stage.text("pipeline")).map(Pipeline::of);
    if (pipeline.isEmpty()) {
      return Optional.empty();
    }
    var kin =
        RecordTable.of(RecordType.PIPELINE).all(sql).stream()
            .map(Pipeline::of)
            .filter(each -> each.journey().equals(pipeline.get().journey()))
            .sorted(Comparator.comparing(Pipeline::id))
            .toList();
    var published = kin.stream().filter(Pipeline::isPublished).map(Pipeline::id).findFirst();
    var retired = kin.stream().filter(Pipeline::isRetired).map(Pipeline::id).findFirst();
    var id = pipeline.get().id();
    if (pipeline.get().isDraft() && wish % 4 == 0) {
      return Optional.of(
          edit(pipeline.get().row(), Pipeline.RUNNING, wish % 8 == 0 ? Pipeline.MOVE : null));
    }
    if (!pipeline.get().isPublished()) {
      return Optional.of(new Command.PublishPipeline(id, published.orElse(null)));
    }
    return Optional.of(
        retired.isPresent() && wish % 3 != 0
            ? new Command.MigrateDeals(retired.get(), id)
            : new Command.DraftPipeline(Ids.derive(stage.id(), "draft/" + wish), id, null));
  }

  private Optional<Command> version(Sql sql) {
    return Gestures.any(RecordType.STAGE, sql, dice)
        .flatMap(stage -> versions(sql, stage, dice.between(1, 60)));
  }

  private Optional<Command> change(Sql sql) {
    return Gestures.any(RecordType.STAGE, sql, dice)
        .map(stage -> change(sql, stage, dice.between(1, 60)));
  }

  /// A stage gets another limit by a change that is written down, asked about, put in force and
  /// rolled back, one step at a time.
  private static Command change(Sql sql, Row stage, long wish) {
    var changes =
        RecordTable.of(RecordType.CHANGE_REQUEST).all(sql).stream()
            .map(ChangeRequest::of)
            .sorted(Comparator.comparing(ChangeRequest::id))
            .toList();
    var open = changes.stream().filter(ChangeRequest::isOpen).findFirst();
    var published = changes.stream().filter(ChangeRequest::isPublished).findFirst();
    if (open.isPresent()) {
      var change = open.get();
      return change.isDraft() || wish % 3 == 0
          ? new Command.SettleChange(change.id(), ChangeRequest.ASKED)
          : new Command.PublishChange(
              change.id(), Signatures.digest(change, Configuration.empty()));
    }
    return published.isPresent()
        ? new Command.RollBackChange(published.get().id())
        : new Command.CreateRecord(
            RecordType.CHANGE_REQUEST,
            Ids.derive(stage.id(), "change/" + changes.size() + '/' + wish),
            Map.of(
                "name",
                "Limits",
                ChangeRequest.COMMANDS,
                Objects.requireNonNull(
                    WrittenCommands.write(List.of(edit(stage, "limitDays", wish))))));
  }

  /// Opening hours are made, changed and taken away; one that is counted by is refused.
  private Optional<Command> calendar(Sql sql) {
    return Gestures.any(RecordType.CALENDAR, sql, dice)
        .filter(row -> dice.chance(0.6))
        .map(row ->
            dice.chance(0.5)
                ? new Command.DeleteRecord(row.type(), row.id())
                : edit(row, "monday", dice.pick(List.of("09:00-18:00", "08:00-12:00 13:00-17:00"))))
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.CALENDAR,
                    ids.get(),
                    Map.of(
                        "name",
                        texts.get(),
                        "zone",
                        dice.pick(List.of("Asia/Shanghai", "Europe/Berlin")),
                        "monday",
                        "09:00-18:00",
                        "saturday",
                        "00:00-24:00"))));
  }

  private Optional<Command> serviceLevel(Sql sql) {
    return Gestures.any(RecordType.SERVICE_LEVEL, sql, dice)
        .filter(row -> dice.chance(0.5))
        .map(row ->
            dice.chance(0.3)
                ? new Command.DeleteRecord(row.type(), row.id())
                : edit(row, "minutes", dice.between(1, 90)))
        .or(() -> Optional.of(newServiceLevel(sql)));
  }

  private Command newServiceLevel(Sql sql) {
    var fields = new HashMap<String, Object>();
    fields.put("name", texts.get());
    fields.put("minutes", dice.between(1, 90));
    if (dice.chance(0.5)) {
      fields.put("intents", List.of(dice.pick(List.of("A", "B", "C"))));
    }
    Gestures.any(RecordType.CALENDAR, sql, dice)
        .ifPresent(calendar -> fields.put("calendar", calendar.id()));
    return new Command.CreateRecord(RecordType.SERVICE_LEVEL, ids.get(), fields);
  }

  private Optional<Command> form(Sql sql) {
    return Gestures.any(RecordType.FORM, sql, dice)
        .filter(row -> dice.chance(0.6))
        .map(row ->
            switch (dice.below(4)) {
              case 0 -> new Command.DeleteRecord(row.type(), row.id());
              case 1 -> edit(row, "behaviour", dice.chance(0.5) ? true : null);
              default -> edit(row, "inactive", dice.chance(0.3) ? true : null);
            })
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.FORM,
                    ids.get(),
                    Map.of("name", texts.get(), "source", "web", "honeypot", Visitors.TRAP))));
  }

  private Optional<Command> assignmentRule(Sql sql) {
    return Gestures.any(RecordType.ASSIGNMENT_RULE, sql, dice)
        .filter(row -> dice.chance(0.5))
        .map(row ->
            switch (dice.below(3)) {
              case 0 -> new Command.DeleteRecord(row.type(), row.id());
              case 1 -> edit(row, "mode", dice.pick(List.of("round_robin", "least_loaded")));
              default -> edit(row, "untouchedMax", dice.between(0, 8));
            })
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.ASSIGNMENT_RULE,
                    ids.get(),
                    dice.chance(0.5)
                        ? Map.of("name", texts.get(), "team", Company.id(dice.pick(Company.TEAMS)))
                        : Map.of(
                            "name",
                            texts.get(),
                            "people",
                            List.of(Company.id(dice.pick(Company.PEOPLE))),
                            "mode",
                            "round_robin"))));
  }

  private Optional<Command> escalationLevel(Sql sql) {
    return Gestures.any(RecordType.ESCALATION_LEVEL, sql, dice)
        .filter(row -> dice.chance(0.5))
        .map(row ->
            dice.chance(0.3)
                ? new Command.DeleteRecord(row.type(), row.id())
                : edit(row, "minutes", dice.between(0, 5)))
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.ESCALATION_LEVEL,
                    ids.get(),
                    Map.of(
                        "name",
                        texts.get(),
                        "of",
                        dice.pick(List.of("first-response", "task")),
                        "minutes",
                        dice.between(0, 5),
                        "action",
                        dice.pick(List.of("remind_owner", "warn_manager", "reassign"))))));
  }

  private Optional<Command> cadence(Sql sql) {
    var steps =
        dice.pick(
            List.of(
                "1m|respond|Answer|\n2m|call|Call again|Ask who decides.\n1d|email|Write|",
                "0m|call|Call|",
                "5m|wechat|Write|\n3d|quote|Send the quote|"));
    return Gestures.any(RecordType.CADENCE, sql, dice)
        .filter(row -> dice.chance(0.6))
        .map(row ->
            switch (dice.below(4)) {
              case 0 -> new Command.DeleteRecord(row.type(), row.id());
              case 1 ->
                  edit(row, "then", Gestures.any(row.type(), sql, dice).map(Row::id).orElse(null));
              case 2 -> edit(row, "exitTags", List.of("tag " + dice.below(6)));
              default -> edit(row, "steps", steps);
            })
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.CADENCE,
                    ids.get(),
                    Map.of("name", texts.get(), "steps", steps, "byHand", dice.chance(0.5)))));
  }

  private Optional<Command> pool(Sql sql) {
    return Gestures.any(RecordType.POOL, sql, dice)
        .filter(row -> dice.chance(0.8))
        .map(row ->
            switch (dice.below(9)) {
              case 0 -> new Command.DeleteRecord(row.type(), row.id());
              case 1 -> edit(row, "inactive", dice.chance(0.3) ? true : null);
              case 2 -> edit(row, "teams", List.of(Company.id(dice.pick(Company.TEAMS))));
              case 3 -> edit(row, "people", List.of(Company.id(dice.pick(Company.PEOPLE))));
              case 4 -> edit(row, "admins", List.of(Company.id(dice.pick(Company.PEOPLE))));
              case 5 -> edit(row, "holdingMax", dice.chance(0.2) ? null : dice.between(1, 6));
              case 6 -> edit(row, "claimsPerDay", dice.chance(0.2) ? null : dice.between(1, 6));
              case 7 -> edit(row, "lockDays", dice.between(0, 3));
              default ->
                  edit(
                      row,
                      dice.pick(List.of("protectionDays", "extensionDays", "capDays")),
                      dice.between(1, 6));
            })
        .or(() ->
            Optional.of(
                new Command.CreateRecord(
                    RecordType.POOL,
                    ids.get(),
                    Map.of(
                        "name",
                        texts.get(),
                        "people",
                        List.of(
                            Company.id(dice.pick(Company.PEOPLE)),
                            Company.id(dice.pick(Company.PEOPLE))),
                        "protectionDays",
                        dice.between(1, 3)))));
  }

  /// The tags of the two that there are from the beginning are theirs for good.
  private Optional<Command> tagRule(Sql sql) {
    return Gestures.any(RecordType.TAG_RULE, sql, dice)
        .filter(row -> dice.chance(0.6))
        .map(row ->
            switch (dice.below(6)) {
              case 0 ->
                  Company.PHASES.contains(row.text("tag"))
                      ? edit(row, "inactive", null)
                      : new Command.DeleteRecord(row.type(), row.id());
              case 1 -> edit(row, "inactive", dice.chance(0.3) ? true : null);
              case 2 -> edit(row, "position", dice.between(0, 3));
              case 3 -> edit(row, "count", dice.between(1, 3));
              default -> edit(row, "days", dice.between(1, 4));
            })
        .or(() -> Optional.of(newTagRule()));
  }

  private Command newTagRule() {
    var fields = new HashMap<String, Object>();
    fields.put("name", texts.get());
    fields.put("when", dice.pick(List.of("activity", "activity", "silence")));
    fields.put("days", dice.between(1, 5));
    fields.put("tag", "auto " + dice.below(3));
    if (fields.get("when").equals("activity")) {
      fields.put("count", dice.between(1, 3));
      if (dice.chance(0.3)) {
        fields.put("words", List.of("text " + dice.below(10)));
      }
      if (dice.chance(0.3)) {
        fields.put("direction", "in");
      }
    }
    if (dice.chance(0.5)) {
      fields.put("lifecycle", true);
    }
    return new Command.CreateRecord(RecordType.TAG_RULE, ids.get(), fields);
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
