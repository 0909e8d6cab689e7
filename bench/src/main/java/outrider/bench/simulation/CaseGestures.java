package outrider.bench.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseStudy.State;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a person might do next with the case library: write a case, change it, hang a file on it,
/// move it on, look at it. Reps are refused most of it.
final class CaseGestures {
  private final Dice dice;
  private final Supplier<String> id;
  private final Supplier<String> text;

  CaseGestures(Dice dice, Supplier<String> id, Supplier<String> text) {
    this.dice = dice;
    this.id = id;
    this.text = text;
  }

  Optional<Command> next(Sql sql) {
    var found =
        Gestures.one(RecordType.CASE_STUDY, "state = 'published'", sql, dice)
            .filter(_ -> dice.chance(0.5))
            .or(() ->
                Gestures.one(RecordType.CASE_STUDY, "state = 'review'", sql, dice)
                    .filter(_ -> dice.chance(0.7)))
            .or(() -> Gestures.any(RecordType.CASE_STUDY, sql, dice));
    if (found.isEmpty() || dice.chance(0.15)) {
      return Optional.of(write());
    }
    var row = found.get();
    var study = CaseStudy.of(row);
    if (study.isPublished() && dice.chance(0.8)) {
      return Optional.of(
          new Command.ViewCase(
              row.id(),
              dice.pick(List.of("viewed", "finished", "open")),
              dice.chance(0.5) ? Long.valueOf(dice.below(600)) : null));
    }
    return Optional.of(
        switch (dice.below(6)) {
          case 0 -> edit(row);
          case 1 -> attach(row);
          default -> move(study);
        });
  }

  private Command write() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", text.get());
    fields.put(CaseStudy.SCRIPT, text.get());
    fields.put(CaseStudy.STAGES, List.of(Company.id(dice.pick(Company.STAGES))));
    if (dice.chance(0.9)) {
      fields.put(CaseStudy.DESENSITISED, true);
    }
    return new Command.CreateRecord(RecordType.CASE_STUDY, id.get(), fields);
  }

  private Command edit(Row row) {
    return new Command.EditFields(
        RecordType.CASE_STUDY,
        row.id(),
        List.of(
            new FieldEdit(CaseStudy.SCRIPT, row.value(CaseStudy.SCRIPT), text.get()),
            new FieldEdit(
                CaseStudy.DESENSITISED, row.value(CaseStudy.DESENSITISED), dice.chance(0.9))));
  }

  private Command attach(Row row) {
    return new Command.AttachFile(
        id.get(),
        row.type(),
        row.id(),
        text.get(),
        null,
        "audio/wav",
        dice.between(1, 5_000_000),
        "%064x".formatted(dice.between(1, 6)));
  }

  private Command move(CaseStudy study) {
    var next = study.state().next().stream().sorted().toList();
    var to = next.contains(State.PUBLISHED) && dice.chance(0.8) ? State.PUBLISHED : dice.pick(next);
    return new Command.MoveCase(
        study.id(), study.state().word(), to.word(), dice.chance(0.3) ? text.get() : null);
  }
}
