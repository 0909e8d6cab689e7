package outrider.bench.simulation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.signing.Signatures;

/// What colleagues do for each other: ask for somebody's word and give it, sign changes of the
/// rules, work on a deal that another has, call each other by name.
final class SharedWork {
  private static final String OTHERS = "state = 'open' AND created_by <> ?";
  private static final String OWN = "state = 'open' AND created_by = ?";

  private final Dice dice;
  private final Agenda agenda;
  private final String self;
  private final Supplier<String> id;
  private final Supplier<String> text;

  SharedWork(Dice dice, Agenda agenda, String self, Supplier<String> id, Supplier<String> text) {
    this.dice = dice;
    this.agenda = agenda;
    this.self = self;
    this.id = id;
    this.text = text;
  }

  /// A change of the rules that somebody asks about is signed; by whoever has not that duty, in
  /// vain.
  Optional<Command> signature(Sql sql) {
    return RecordTable.of(RecordType.CHANGE_REQUEST)
        .where(sql, "state = 'asked' ORDER BY id")
        .stream()
        .map(ChangeRequest::of)
        .findFirst()
        .filter(_ -> dice.chance(0.7))
        .map(change ->
            new Command.SignChange(
                change.id(),
                "it",
                dice.pick(List.of("agreed", "agreed", "refused", "open")),
                text.get(),
                Signatures.digest(change, Configuration.empty()),
                "deals=1"));
  }

  /// Somebody's word is asked for and given, given on, withdrawn.
  Optional<Command> approval(Sql sql) {
    return dice.chance(0.4) ? ask(sql) : answer(sql).or(() -> ask(sql));
  }

  /// What waits for another's word, what one waits for oneself, and now and then anything.
  private Optional<Command> answer(Sql sql) {
    var others = Gestures.one(RecordType.APPROVAL, OTHERS, sql, dice, self).map(Row::id);
    var own = Gestures.one(RecordType.APPROVAL, OWN, sql, dice, self).map(Row::id);
    return switch (dice.below(10)) {
      case 0, 1, 2 -> others.map(this::decide);
      // Those who see everybody's deals, for the most part: others are refused.
      case 3, 4, 5, 6 ->
          others.map(request ->
              new Command.DelegateApproval(
                  request, Company.id(dice.pick(List.of("admin", "admin", "zhou", "hart", "he")))));
      case 7 -> own.map(Command.WithdrawApproval::new);
      case 8 -> own.map(Command.RemindApproval::new);
      default -> Gestures.any(RecordType.APPROVAL, sql, dice).map(Row::id).map(this::decide);
    };
  }

  private Command decide(String request) {
    return new Command.DecideApproval(
        request, dice.pick(List.of("agreed", "agreed", "refused", "open")), text.get());
  }

  private Optional<Command> ask(Sql sql) {
    var promotion = dice.chance(0.4);
    return Gestures.any(RecordType.OPPORTUNITY, sql, dice)
        .map(deal ->
            new Command.RequestApproval(
                id.get(),
                deal.id(),
                promotion ? "discount" : dice.pick(List.of("technical", "contract")),
                text.get(),
                null,
                promotion ? Company.id("few") : null,
                dice.chance(0.5) && !promotion ? Company.id("agreed") : null,
                null,
                null));
  }

  /// Somebody comes to a deal or leaves it, is called by name there, or is given a task.
  Optional<Command> together(Sql sql) {
    var person = Company.id(dice.pick(Company.PEOPLE));
    var called =
        Gestures.one(RecordType.ACTIVITY, "instr(mentions, ?) > 0", sql, dice, self)
            .or(() -> Gestures.one(RecordType.ACTIVITY, "mentions IS NOT NULL", sql, dice));
    if (called.isPresent() && dice.chance(0.5)) {
      return called.map(row ->
          new Command.AcknowledgeMention(row.id(), dice.pick(List.of("seen", "seen", "open"))));
    }
    var task = Gestures.any(RecordType.TASK, sql, dice);
    if (task.isPresent() && dice.chance(0.2)) {
      return task.map(row ->
          new Command.EditFields(
              RecordType.TASK, row.id(), List.of(Gestures.replace(row, "assignee", person))));
    }
    return Gestures.any(RecordType.OPPORTUNITY, sql, dice)
        .map(deal -> {
          if (dice.chance(0.3)) {
            return new Command.LogActivity(
                id.get(),
                RecordType.OPPORTUNITY,
                deal.id(),
                "note",
                null,
                agenda.millis(),
                null,
                null,
                text.get(),
                null,
                List.of(),
                null,
                null,
                List.of(person));
          }
          var members = Opportunity.of(deal).members();
          var leaver = members.keySet().stream().filter(_ -> dice.chance(0.5)).findFirst();
          return leaver.isPresent()
              ? new Command.SetMember(
                  deal.id(),
                  leaver.get(),
                  Objects.requireNonNull(members.get(leaver.get())).word(),
                  dice.chance(0.8) ? null : "commercial")
              : new Command.SetMember(
                  deal.id(), person, null, dice.pick(List.of("technical", "construction")));
        });
  }
}
