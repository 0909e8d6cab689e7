package outrider.app.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.cadence.CadenceWords;
import outrider.app.pool.PoolWords;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.calendar.OpeningSpan;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Form;
import outrider.core.configuration.Layout;
import outrider.core.escalation.EscalationLevel;
import outrider.core.pool.Pool;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;
import outrider.core.sla.ServiceLevels;
import outrider.core.tag.TagRule;

/// What a rule says, in the sentence that a colleague would use: `A-grade leads from Website:
/// answered within 30 business minutes`.
public final class RuleSentences {
  private static final LocalDate A_MONDAY = LocalDate.of(2026, 11, 23);

  private final Workspace space;

  public RuleSentences(Workspace space) {
    this.space = space;
  }

  /// The sentence of a rule; empty while it makes none.
  public Optional<String> say(Row row) {
    return switch (row.type()) {
      case SERVICE_LEVEL ->
          Optional.of(ServiceLevel.of(row)).filter(ServiceLevel::isSound).map(this::say);
      case CADENCE ->
          Optional.of(Cadence.of(row)).filter(Cadence::isSound).map(new CadenceWords(space)::say);
      case TAG_RULE -> new TagRuleSentence(space).say(TagRule.of(row));
      case CALENDAR -> CalendarDefinition.of(row).calendar().map(this::say);
      case ASSIGNMENT_RULE -> new AssignmentSentence(space).say(AssignmentRule.of(row));
      case FORM -> Optional.of(say(Form.of(row)));
      case POOL -> Optional.of(new PoolWords(space).rules(Pool.of(row)));
      case FIELD -> new FieldSentence(space).say(CustomField.of(row));
      case LAYOUT -> Optional.of(new FieldSentence(space).say(Layout.of(row)));
      case ESCALATION_LEVEL ->
          Optional.of(EscalationLevel.of(row))
              .filter(level -> level.minutes() >= 0 && row.has(EscalationLevel.MINUTES))
              .map(this::say);
      default -> Optional.empty();
    };
  }

  /// What holds for leads that no definition is for.
  String fallback() {
    var words = space.words();
    return words.get("rules.fallback", words.moments().allowed(ServiceLevels.UNCONFIGURED, false));
  }

  private String say(Form form) {
    var words = space.words();
    var parts = new ArrayList<String>();
    parts.add(words.get("webForm.says.fields", form.mapping().size()));
    parts.add(words.get("webForm.says.source", form.source()));
    if (form.isBehaviour()) {
      parts.add(words.get("webForm.says.behaviour"));
    }
    parts.add(words.get(form.token().isPresent() ? "webForm.says.page" : "webForm.says.systems"));
    return String.join(" · ", parts);
  }

  private String say(EscalationLevel level) {
    var words = space.words();
    var fields = words.fields();
    var row = level.row();
    var what =
        fields.option(
            RecordType.ESCALATION_LEVEL, EscalationLevel.OF, row.text(EscalationLevel.OF));
    var deed = fields.option(RecordType.ESCALATION_LEVEL, EscalationLevel.ACTION, level.action());
    return level.minutes() == 0
        ? words.get("escalation.says.atOnce", what, deed)
        : words.get(
            level.reassigns() ? "escalation.says.reassign" : "escalation.says.later",
            what,
            words.moments().length(Duration.ofMinutes(level.minutes())),
            deed);
  }

  private String say(ServiceLevel level) {
    var words = space.words();
    return words.get(
        "rules.sentence",
        who(level),
        words.moments().allowed(level.duration(), level.calendar() != null));
  }

  private String who(ServiceLevel level) {
    var words = space.words();
    var grades = String.join(words.get("rules.andGrade"), level.intents());
    var sources = String.join(words.get("rules.orSource"), level.sources());
    if (level.intents().isEmpty()) {
      return level.sources().isEmpty()
          ? words.get("rules.who.all")
          : words.get("rules.who.source", sources);
    }
    return level.sources().isEmpty()
        ? words.get("rules.who.grade", grades)
        : words.get("rules.who.both", grades, sources);
  }

  private String say(BusinessCalendar calendar) {
    var words = space.words();
    var parts = new ArrayList<String>();
    parts.add(
        weeks(calendar).stream()
            .map(this::say)
            .collect(Collectors.joining(words.get("list.separator"))));
    parts.add(calendar.zone().getId());
    var holidays = calendar.exceptions().values().stream().filter(List::isEmpty).count();
    var extra = calendar.exceptions().size() - holidays;
    if (holidays > 0) {
      parts.add(words.get("rules.holidays", holidays));
    }
    if (extra > 0) {
      parts.add(words.get("rules.extraDays", extra));
    }
    return String.join(" · ", parts);
  }

  /// Days in a row that have the same hours.
  private record Week(DayOfWeek first, DayOfWeek last, List<OpeningSpan> hours) {}

  private static List<Week> weeks(BusinessCalendar calendar) {
    var weeks = new ArrayList<Week>();
    for (var day : DayOfWeek.values()) {
      var hours = calendar.week().getOrDefault(day, List.of());
      var before = weeks.isEmpty() ? null : weeks.getLast();
      if (hours.isEmpty()) {
        continue;
      }
      if (before != null && before.last().plus(1) == day && before.hours().equals(hours)) {
        weeks.set(weeks.size() - 1, new Week(before.first(), day, hours));
      } else {
        weeks.add(new Week(day, day, hours));
      }
    }
    return weeks;
  }

  private String say(Week week) {
    var days =
        week.first() == week.last()
            ? name(week.first())
            : space.words().get("rules.days", name(week.first()), name(week.last()));
    return days + " " + OpeningSpan.write(week.hours());
  }

  private String name(DayOfWeek day) {
    return space.words().moments().weekday(A_MONDAY.plusDays(day.getValue() - 1L));
  }
}
