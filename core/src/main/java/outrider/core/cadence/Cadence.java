package outrider.core.cadence;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CADENCE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How leads of one kind are followed up: step by step, each due so long after the beginning, until
/// somebody answers, the lead is closed, or the last step is done.
///
/// It is a template. A lead that runs it keeps a copy (`Enrollment`), so that changing or deleting
/// the template changes nothing that runs.
public record Cadence(Row row) {

  public static final String STEPS = "steps";
  public static final String INDUSTRIES = "industries";
  public static final String SOURCES = "sources";
  public static final String CALENDAR = "calendar";

  /// It goes on although the lead has answered.
  public static final String IGNORES_REPLIES = "ignoresReplies";

  public static final String EXIT_TAGS = "exitTags";
  public static final String UNANSWERED_MAX = "unansweredMax";

  /// The cadence that a lead runs afterwards.
  public static final String THEN = "then";

  /// No lead begins it by itself: a person chooses it, or it follows another.
  public static final String BY_HAND = "byHand";

  public static final String POSITION = "position";
  public static final String INACTIVE = "inactive";

  public static final int STEPS_MAX = 20;
  public static final int UNANSWERED_LIMIT = 20;

  /// The steps are one value: of two people who changed them at once, one has written a cadence
  /// that somebody meant.
  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CADENCE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(CADENCE, "nameEn", FieldKind.TEXT),
          field(CADENCE, INDUSTRIES, FieldKind.TEXT_SET),
          field(CADENCE, SOURCES, FieldKind.TEXT_SET),
          field(CADENCE, BY_HAND, FieldKind.FLAG),
          reference(CADENCE, CALENDAR, RecordType.CALENDAR),
          field(CADENCE, STEPS, FieldKind.LONG_TEXT).asRequired().merging(MergePolicy.LATEST),
          field(CADENCE, IGNORES_REPLIES, FieldKind.FLAG),
          field(CADENCE, UNANSWERED_MAX, FieldKind.NUMBER),
          field(CADENCE, EXIT_TAGS, FieldKind.TEXT_SET),
          reference(CADENCE, THEN, CADENCE),
          field(CADENCE, POSITION, FieldKind.NUMBER),
          field(CADENCE, INACTIVE, FieldKind.FLAG));

  /// The order in which cadences are asked, and shown: as service levels are.
  public static final Comparator<Cadence> ORDER =
      Comparator.comparingInt(Cadence::conditions)
          .reversed()
          .thenComparingLong(Cadence::position)
          .thenComparing(Cadence::id);

  /// What is wrong with the steps as a whole.
  ///
  /// @param step the number of the step that shows it, from 1; 0 for none
  public record Flaw(Kind kind, int step) {
    public enum Kind {
      MALFORMED,
      DELAY,
      CHANNEL,
      TITLE,
      TOO_LONG,
      NO_STEPS,
      TOO_MANY,
      BACKWARDS,
      NO_CALENDAR
    }
  }

  public static Cadence of(Row row) {
    return new Cadence(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// The steps that can be read.
  public List<CadenceStep> steps() {
    return CadenceStep.read(row.text(STEPS)).steps();
  }

  /// The industries it is for; empty for all.
  public List<String> industries() {
    return row.set(INDUSTRIES);
  }

  /// The sources it is for; empty for all.
  public List<String> sources() {
    return row.set(SOURCES);
  }

  /// The calendar whose hours and days count; null where every hour does.
  public @Nullable String calendar() {
    return row.textOrNull(CALENDAR);
  }

  public Optional<String> then() {
    return Optional.ofNullable(row.textOrNull(THEN));
  }

  public boolean pausesOnReply() {
    return !row.flag(IGNORES_REPLIES);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  public boolean isByHand() {
    return row.flag(BY_HAND);
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  /// Whether a lead can run it: what a merge or a newer program left without steps that can be read
  /// is run by nobody.
  public boolean isSound() {
    return flaws().stream().allMatch(flaw -> flaw.kind() == Flaw.Kind.NO_CALENDAR);
  }

  /// Everything that is wrong with the steps.
  public List<Flaw> flaws() {
    var reading = CadenceStep.read(row.text(STEPS));
    var flaws = new ArrayList<Flaw>();
    for (var flaw : reading.flaws()) {
      flaws.add(new Flaw(Flaw.Kind.valueOf(flaw.kind().name()), flaw.step()));
    }
    if (!flaws.isEmpty()) {
      return flaws;
    }
    var steps = reading.steps();
    if (steps.isEmpty()) {
      flaws.add(new Flaw(Flaw.Kind.NO_STEPS, 0));
    }
    if (steps.size() > STEPS_MAX) {
      flaws.add(new Flaw(Flaw.Kind.TOO_MANY, STEPS_MAX + 1));
    }
    for (var index = 1; index < steps.size(); index++) {
      if (goesBack(steps.subList(0, index), steps.get(index).delay())) {
        flaws.add(new Flaw(Flaw.Kind.BACKWARDS, index + 1));
      }
    }
    for (var index = 0; index < steps.size() && calendar() == null; index++) {
      if (steps.get(index).delay().unit().isBusiness()) {
        flaws.add(new Flaw(Flaw.Kind.NO_CALENDAR, index + 1));
        break;
      }
    }
    return flaws;
  }

  private static boolean goesBack(List<CadenceStep> before, Delay delay) {
    return before.stream()
        .map(CadenceStep::delay)
        .filter(earlier -> earlier.unit().comparesWith(delay.unit()))
        .anyMatch(earlier -> earlier.length().compareTo(delay.length()) > 0);
  }

  /// How much it says about the leads it is for.
  public int conditions() {
    return (sources().isEmpty() ? 0 : 1) + (industries().isEmpty() ? 0 : 1);
  }

  /// Whether it is for this lead. Words are compared as people read them: without regard to case
  /// and to blanks around them.
  public boolean isFor(Lead lead) {
    return holds(industries(), lead.row().text("industry"))
        && holds(sources(), lead.row().text(Lead.SOURCE));
  }

  private static boolean holds(List<String> wanted, String value) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(each -> each.strip().equalsIgnoreCase(value.strip()));
  }

  /// The cadences through which this one would lead back to itself, beginning and ending with it;
  /// empty where it does not. A circle elsewhere, of which it is no part, is no circle of its own.
  ///
  /// @param known the cadences as they would be; this one is not asked for
  public List<Cadence> circle(Function<String, Optional<Cadence>> known) {
    var way = new ArrayList<Cadence>();
    way.add(this);
    var next = then();
    while (next.isPresent()) {
      var id = next.get();
      if (id.equals(id())) {
        way.add(this);
        return way;
      }
      var found = known.apply(id);
      if (found.isEmpty() || way.stream().anyMatch(passed -> passed.id().equals(id))) {
        return List.of();
      }
      way.add(found.get());
      next = found.get().then();
    }
    return List.of();
  }
}
