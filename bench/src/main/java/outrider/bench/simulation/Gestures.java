package outrider.bench.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.store.ProposalStore;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.call.Summary;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.FieldEdit;
import outrider.core.command.Gift;
import outrider.core.command.NextStep;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.escalation.Escalation;
import outrider.core.forecast.KeptForecast;
import outrider.core.handover.Handover;
import outrider.core.handover.Takeover;
import outrider.core.proposal.Proposal;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a person might do next, given what is in the book: commands of every kind, sensible for the
/// most part. Texts are numbered, so that each can be found again.
final class Gestures {

  private static final List<RecordType> PARENTS =
      List.of(
          RecordType.LEAD,
          RecordType.LEAD,
          RecordType.OPPORTUNITY,
          RecordType.ACCOUNT,
          RecordType.CONTACT);
  private static final long DAY = 86_400_000;

  /// As many as [#next] tells apart.
  static final int KINDS = 46;

  private final Dice dice;
  private final Habits habits;
  private final Agenda agenda;
  private final boolean administers;
  private final Configurator configurator;
  private final TaskGestures tasks;
  private final SharedWork shared;
  private final CaseGestures cases;
  private final WeekGestures weeks;
  private long texts;

  Gestures(Dice dice, Habits habits, Agenda agenda, String self, boolean administers) {
    this.dice = dice;
    this.habits = habits;
    this.agenda = agenda;
    this.administers = administers;
    configurator = new Configurator(dice, habits, this::id, this::text);
    shared = new SharedWork(dice, agenda, self, this::id, this::text);
    tasks = new TaskGestures(dice, agenda, this::id, this::text);
    cases = new CaseGestures(dice, this::id, this::text);
    weeks = new WeekGestures(dice, agenda, self, this::id, this::text);
  }

  private String id() {
    return dice.id(agenda.millis());
  }

  private String text() {
    return "text " + ++texts + '.' + dice.below(1_000_000);
  }

  Optional<Command> next(Sql sql) {
    if (administers && dice.chance(0.4)) {
      return configurator.next(sql);
    }
    return switch (habits.gesture(dice)) {
      case 0, 1, 2 -> Optional.of(lead(sql));
      case 3 -> Optional.of(make(RecordType.ACCOUNT, sql));
      case 4 -> Optional.of(make(RecordType.CONTACT, sql));
      case 5 -> Optional.of(make(RecordType.OPPORTUNITY, sql));
      case 6, 7, 8, 9 -> edit(sql);
      case 10, 11 -> log(sql);
      case 12 -> tasks.next(sql);
      case 13 -> tags(sql);
      case 14 -> assign(sql);
      case 15 -> deal(sql);
      case 16 -> deal(sql);
      case 17 -> convert(sql);
      case 18 -> attach(sql);
      case 19 -> cadence(sql);
      case 20 -> acknowledge(sql).or(() -> planned(sql));
      case 21, 22 -> handOver(sql);
      case 23, 24, 25, 26 -> pool(sql);
      case 27 -> tasks.series(sql);
      case 28 -> summary(sql);
      case 29 -> settle(sql);
      case 30, 39 -> shared.approval(sql);
      case 31 -> shared.signature(sql).or(() -> shared.approval(sql));
      case 32 -> tasks.schedule(sql);
      case 33, 37, 41 -> LookingBack.next(sql, dice, this::text).or(() -> planned(sql));
      case 34, 38 -> cases.next(sql);
      case 35, 36 -> shared.together(sql);
      case 42, 43 -> Optional.of(Experimenting.next(sql, dice));
      case 44, 45 -> Optional.of(weeks.next(sql));
      default -> dice.chance(0.5) ? delete(sql) : settle(sql);
    };
  }

  /// A book goes to a colleague, a part of it or all; or that is taken back, or looked at. Reps are
  /// refused, and so is most of what offline laptops thought of.
  private Optional<Command> handOver(Sql sql) {
    var given = any(RecordType.HANDOVER, sql, dice);
    if (given.isPresent() && dice.chance(0.3)) {
      return given.map(row -> new Command.UndoHandover(row.id()));
    }
    var taken = any(RecordType.TAKEOVER, sql, dice);
    if (taken.isPresent() && dice.chance(0.5)) {
      return taken.map(row ->
          new Command.AcknowledgeTakeover(
              row.id(),
              row.set(Takeover.RECORDS),
              dice.chance(0.8) ? Takeover.SEEN : Takeover.OPEN));
    }
    var from =
        one(RecordType.LEAD, "owner IS NOT NULL", sql)
            .map(lead -> lead.text("owner"))
            .orElseGet(() -> Company.id(dice.pick(Company.PEOPLE)));
    var to = Company.id(dice.pick(Company.PEOPLE));
    var leads =
        sql.list(
            "SELECT id FROM lead WHERE owner = ? ORDER BY id LIMIT 30",
            columns -> "lead/" + columns.text(1),
            from);
    return Optional.of(
        new Command.HandOver(
            id(),
            from,
            Handover.MOVING,
            dice.chance(0.2) ? Company.id(dice.pick(Company.TEAMS)) : null,
            List.of(new Gift(to, leads)),
            dice.chance(0.5) ? to : null));
  }

  static Optional<Row> any(RecordType type, Sql sql, Dice dice) {
    var ids =
        sql.list(
            "SELECT id FROM " + type.wireName() + " ORDER BY id DESC LIMIT 40",
            columns -> columns.text(1));
    return ids.isEmpty() ? Optional.empty() : RecordTable.of(type).find(sql, dice.pick(ids));
  }

  private Optional<Row> parent(Sql sql) {
    return parent(sql, dice);
  }

  static Optional<Row> parent(Sql sql, Dice dice) {
    return any(dice.pick(PARENTS), sql, dice);
  }

  private Command lead(Sql sql) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", text());
    fields.put("source", dice.pick(List.of("web", "fair", "fair")));
    if (dice.chance(0.2)) {
      fields.put("importId", "import");
    }
    if (dice.chance(0.2)) {
      fields.put("team", Company.id(dice.pick(Company.TEAMS)));
    }
    if (dice.chance(0.2)) {
      fields.put("fieldOfTheFuture", text());
    }
    if (dice.chance(0.3)) {
      fields.put("amount", dice.between(1, 1_000_000));
    }
    if (dice.chance(0.5)) {
      fields.put("phone", Telephone.number(dice));
    }
    if (dice.chance(0.35)) {
      any(RecordType.POOL, sql, dice).ifPresent(pool -> fields.put("pool", pool.id()));
    }
    return new Command.CreateRecord(RecordType.LEAD, id(), fields);
  }

  private Command make(RecordType type, Sql sql) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", text());
    if (type != RecordType.ACCOUNT) {
      any(RecordType.ACCOUNT, sql, dice).ifPresent(account -> fields.put("account", account.id()));
    }
    if (dice.chance(0.15)) {
      fields.put("team", Company.id(dice.pick(Company.TEAMS)));
    }
    return new Command.CreateRecord(type, id(), fields);
  }

  private Optional<Command> edit(Sql sql) {
    var type =
        dice.pick(
            List.of(
                RecordType.LEAD,
                RecordType.LEAD,
                RecordType.OPPORTUNITY,
                RecordType.ACCOUNT,
                RecordType.CONTACT,
                RecordType.TASK,
                RecordType.ACTIVITY));
    return any(type, sql, dice).map(row -> new Command.EditFields(type, row.id(), edits(row)));
  }

  private List<FieldEdit> edits(Row row) {
    var edits = new LinkedHashMap<String, FieldEdit>();
    for (var more = true; more; more = dice.chance(0.4)) {
      var edit = edit(row);
      edits.put(edit.field(), edit);
    }
    return List.copyOf(edits.values());
  }

  private FieldEdit edit(Row row) {
    return switch (row.type()) {
      case TASK -> dice.chance(0.5) ? replace(row, "title", text()) : extend(row, "note");
      case ACTIVITY -> extend(row, "text");
      case OPPORTUNITY ->
          switch (dice.below(4)) {
            case 0 -> replace(row, "amount", dice.between(1, 900_000));
            case 1 -> replace(row, "closeOn", dice.between(20_600, 20_900));
            case 2 -> replace(row, "competitor", text());
            default -> extend(row, "note");
          };
      default ->
          switch (dice.below(8)) {
            case 0 -> extend(row, "note");
            case 1 -> replace(row, "phone", "+86 " + dice.between(1_000_000, 9_999_999));
            case 2 -> replace(row, "tags", List.of(text(), "tag " + dice.below(4)));
            case 3 -> replace(row, "fieldOfTheFuture", text());
            case 4, 5, 6 ->
                row.type() == RecordType.LEAD
                    ? replace(row, "amount", dice.between(1, 900_000))
                    : replace(row, "name", text());
            default -> replace(row, "phone", null);
          };
    };
  }

  static FieldEdit replace(Row row, String field, @Nullable Object value) {
    return new FieldEdit(field, row.value(field), value);
  }

  private FieldEdit extend(Row row, String field) {
    var text = row.textOrNull(field);
    return new FieldEdit(field, text, text == null ? text() : text + "\n" + text());
  }

  private Optional<Command> log(Sql sql) {
    return parent(sql)
        .map(parent ->
            new Command.LogActivity(
                id(),
                parent.type(),
                parent.id(),
                dice.pick(List.of("call", "visit", "email", "note", "wechat")),
                dice.pick(List.of("out", "out", "in")),
                agenda.millis() - dice.between(-DAY, DAY),
                null,
                null,
                text(),
                null,
                List.of(),
                dice.chance(0.3) ? any(RecordType.TASK, sql, dice).map(Row::id).orElse(null) : null,
                dice.chance(0.3)
                    ? new NextStep(id(), text(), "call", agenda.millis() + dice.between(1, DAY))
                    : null));
  }

  private Optional<Command> tags(Sql sql) {
    return parent(sql)
        .map(row ->
            dice.chance(0.6)
                ? new Command.AddTags(row.type(), row.id(), List.of("tag " + dice.below(6)))
                : new Command.RemoveTags(row.type(), row.id(), row.set("tags")));
  }

  private Optional<Command> assign(Sql sql) {
    return parent(sql)
        .map(row ->
            new Command.AssignOwner(
                row.type(),
                row.id(),
                row.textOrNull("owner"),
                Company.id(dice.pick(Company.PEOPLE))));
  }

  private Optional<Command> deal(Sql sql) {
    return any(RecordType.OPPORTUNITY, sql, dice)
        .map(deal ->
            switch (dice.below(6)) {
              case 0 ->
                  new Command.MarkItem(
                      deal.id(),
                      Company.id("budget"),
                      dice.pick(List.of("done", "open", "skipped")),
                      text());
              case 1 ->
                  new Command.SignOff(deal.id(), Company.id("agreed"), dice.chance(0.8), text());
              default ->
                  new Command.AdvanceOpportunity(
                      deal.id(), deal.text("stage"), Company.id(dice.pick(Company.STAGES)), text());
            });
  }

  private Optional<Command> convert(Sql sql) {
    return any(RecordType.LEAD, sql, dice)
        .map(lead -> {
          var account =
              dice.chance(0.5) ? any(RecordType.ACCOUNT, sql, dice) : Optional.<Row>empty();
          return new Command.ConvertLead(
              lead.id(),
              account.map(Row::id).orElseGet(this::id),
              account.isPresent() ? null : text(),
              id(),
              id(),
              text(),
              Company.id("new"));
        });
  }

  private Optional<Command> attach(Sql sql) {
    var to = any(dice.chance(0.8) ? RecordType.OPPORTUNITY : RecordType.LEAD, sql, dice);
    return to.map(parent ->
        new Command.AttachFile(
            id(),
            parent.type(),
            parent.id(),
            text(),
            Company.PHOTO,
            "image/jpeg",
            dice.between(1, 5_000_000),
            "%064x".formatted(dice.between(1, 6))));
  }

  private Optional<Command> delete(Sql sql) {
    var types = new ArrayList<>(PARENTS);
    types.addAll(List.of(RecordType.ACTIVITY, RecordType.TASK, RecordType.ATTACHMENT));
    return any(dice.pick(types), sql, dice)
        .map(row -> new Command.DeleteRecord(row.type(), row.id()));
  }

  /// A lead is taken out of a pool, given back, or put elsewhere.
  private Optional<Command> pool(Sql sql) {
    if (dice.chance(0.6)) {
      return one(RecordType.LEAD, "owner IS NULL AND pool IS NOT NULL", sql)
          .map(lead -> new Command.ClaimLead(lead.id(), lead.text("pool")));
    }
    if (dice.chance(0.5)) {
      return one(RecordType.LEAD, "owner IS NOT NULL AND pool IS NOT NULL", sql)
          .map(lead -> new Command.ReturnLead(lead.id(), null, dice.chance(0.5) ? text() : null));
    }
    return any(RecordType.LEAD, sql, dice)
        .flatMap(lead ->
            any(RecordType.POOL, sql, dice)
                .map(pool ->
                    dice.chance(0.3)
                        ? new Command.ReturnLead(lead.id(), pool.id(), null)
                        : new Command.PlaceLead(
                            lead.id(),
                            lead.textOrNull("pool"),
                            dice.chance(0.9) ? pool.id() : null)));
  }

  /// Somebody reads the draft of what was said in a call.
  private Optional<Command> summary(Sql sql) {
    return one(RecordType.ACTIVITY, "summary_state IS NOT NULL", sql)
        .map(call ->
            switch (dice.below(5)) {
              case 0, 1 ->
                  new Command.SettleSummary(
                      call.id(), Summary.ACCEPTED, call.text(Summary.DRAFT) + text());
              case 2 -> new Command.SettleSummary(call.id(), Summary.OPEN, null);
              default -> new Command.SettleSummary(call.id(), Summary.DISCARDED, null);
            });
  }

  private Optional<Row> one(RecordType type, String condition, Sql sql) {
    return one(type, condition, sql, dice);
  }

  static Optional<Row> one(
      RecordType type, String condition, Sql sql, Dice dice, Object... values) {
    var rows = RecordTable.of(type).where(sql, condition + " ORDER BY id DESC LIMIT 40", values);
    return rows.isEmpty() ? Optional.empty() : Optional.of(dice.pick(rows));
  }

  /// A lead begins a cadence, or the run of one is paused, taken up or ended.
  private Optional<Command> cadence(Sql sql) {
    var run = any(RecordType.ENROLLMENT, sql, dice).filter(_ -> dice.chance(0.6)).map(Row::id);
    if (run.isPresent()) {
      return run.map(id ->
          switch (dice.below(3)) {
            case 0 -> new Command.PauseEnrollment(id, null);
            case 1 -> new Command.ResumeEnrollment(id, null);
            default -> new Command.EndEnrollment(id, null);
          });
    }
    return any(RecordType.LEAD, sql, dice)
        .flatMap(lead ->
            any(RecordType.CADENCE, sql, dice)
                .map(cadence -> new Command.EnrollLead(id(), lead.id(), cadence.id())));
  }

  private Optional<Command> acknowledge(Sql sql) {
    return any(RecordType.ESCALATION, sql, dice)
        .map(escalation ->
            new Command.AcknowledgeEscalation(
                escalation.id(),
                dice.pick(List.of(Escalation.ACKNOWLEDGED, Escalation.ACKNOWLEDGED, "open"))));
  }

  /// What is to come: a target, or what is forecast. The time of day says which, so that the dice
  /// fall as they would for a target alone.
  private Optional<Command> planned(Sql sql) {
    var target = target();
    var mixed = (agenda.millis() * 0x9E37_79B9_7F4A_7C15L) >>> 40;
    if (mixed % 5 == 0) {
      return lag(mixed / 5);
    }
    if (mixed % 11 == 0) {
      return diagnosis(mixed / 11);
    }
    if (mixed % 7 < 2) {
      return Optional.of(Flagging.next(sql, agenda.millis(), mixed / 7));
    }
    return mixed % 2 == 0 ? forecast(mixed / 2) : target;
  }

  /// What a search for a cause found, for those who lead the team and nobody in it; reps are
  /// refused. The agenda says which id it gets, so that the dice fall as they would for a target.
  private Optional<Command> diagnosis(long number) {
    var team = Company.TEAMS.get((int) (number % Company.TEAMS.size()));
    var day = Math.floorDiv(agenda.millis(), DAY);
    return Optional.of(
        new Command.KeepDiagnosis(
            Ids.derive("simulated diagnosis", Long.toString(agenda.millis() + number)),
            Company.id(team),
            Company.id("standard"),
            "2026-Q3",
            "CNY",
            new DiagnosisFigures(
                day,
                1_000,
                780,
                -20,
                -180,
                -10,
                -10,
                "won",
                41,
                100,
                26,
                100,
                day - 60,
                null,
                "common",
                List.of(new KeptCause("lag", "", "", day - 60, null, 970))),
            number % 2 == 0 ? "lag" : null,
            null,
            number % 3 == 0 ? day : null));
  }

  /// How late this laptop was today, or some days ago: said again it only becomes worse.
  private Optional<Command> lag(long number) {
    var worst = number % 2_000;
    return Optional.of(
        new Command.KeepLag(
            Math.floorDiv(agenda.millis(), DAY) - number % 3,
            worst,
            worst / 2,
            number % 600,
            number % 40,
            number % 90,
            worst < 60 ? "" : number % 144 + ":" + worst));
  }

  /// The first of a team's week stands, whoever else keeps one; reps are refused.
  private Optional<Command> forecast(long number) {
    var team = Company.TEAMS.get((int) (number % Company.TEAMS.size()));
    return Optional.of(
        new Command.KeepForecast(
            Company.id(team),
            Company.id("standard"),
            "2026-Q4",
            "CNY",
            KeptForecast.week(Math.floorDiv(agenda.millis(), DAY)),
            0,
            number,
            null,
            null,
            number,
            null,
            "short"));
  }

  /// Nobody knows what stands there: about every second is refused.
  private Optional<Command> target() {
    return Optional.of(
        new Command.SetQuota(
            Company.id(dice.pick(Company.PEOPLE)),
            null,
            "2026-Q4",
            "CNY",
            dice.chance(0.5) ? null : 100L,
            dice.chance(0.8) ? Long.valueOf(dice.pick(List.of(100L, 200L))) : null));
  }

  private Optional<Command> settle(Sql sql) {
    var proposal = any(RecordType.PROPOSAL, sql, dice);
    var conflict = one(RecordType.CONFLICT, "settled_at IS NULL", sql);
    if (proposal.isPresent() && (conflict.isEmpty() || dice.chance(0.5))) {
      return proposal.map(this::answer);
    }
    return conflict.map(asked ->
        new Command.SettleConflict(
            asked.id(), asked.textOrNull(dice.pick(List.of("mine", "theirs")))));
  }

  /// Does what was proposed, or says something about it, in any order.
  private Command answer(Row proposal) {
    if (dice.chance(0.4)) {
      var proposed = ProposalStore.command(proposal);
      return CommandCodec.read(proposed.kind(), proposed.arguments());
    }
    return new Command.SettleProposal(
        proposal.id(), dice.pick(List.of(Proposal.ACCEPTED, Proposal.DECLINED, Proposal.OPEN)));
  }
}
