package outrider.core.experiment;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.EXPERIMENT;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two to four ways of doing one thing, held against each other on leads or deals that fall to them
/// by lot. What is compared, what is counted and how many it takes is written down before it
/// begins, and stays.
///
/// It is written by its own commands only: `DraftExperiment`, `StartExperiment`, `EndExperiment`.
public record Experiment(Row row) {

  /// What differs.
  public static final String SUBJECT = "subject";

  public static final String SCRIPT = "script";
  public static final String QUOTE = "quote";
  public static final String CADENCE = "cadence";

  /// The stage, by what it shares with its copies in other versions, beside which the variant is
  /// shown; then deals are compared, else leads.
  public static final String STAGE = "stage";

  public static final String VARIANTS = "variants";
  public static final String SOURCES = "sources";
  public static final String INDUSTRIES = "industries";
  public static final String METRIC = "metric";
  public static final String WITHIN_DAYS = "withinDays";

  /// How many of a thousand do it before the experiment.
  public static final String BASE = "base";

  /// By how many of a thousand more or fewer would be worth finding.
  public static final String EFFECT = "effect";

  /// How many came in the twelve weeks before.
  public static final String ARRIVALS = "arrivals";

  /// Of each variant.
  public static final String SAMPLE = "sample";

  public static final String WEEKS = "weeks";
  public static final String STATE = "state";
  public static final String STARTED_AT = "startedAt";
  public static final String STARTED_BY = "startedBy";
  public static final String ENDED_AT = "endedAt";
  public static final String ENDED_BY = "endedBy";
  public static final String WHY = "why";

  /// The kept result: what there was week by week, as `Look` writes it.
  public static final String LOOKS = "looks";

  public static final String VERDICT = "verdict";

  /// The letter of the variant that did better.
  public static final String WINNER = "winner";

  public static final String DRAFT = "draft";
  public static final String RUNNING = "running";
  public static final String ENDED = "ended";

  public static final long DAYS_MAX = 365;
  public static final long ARRIVALS_MAX = 10_000_000;
  public static final int WHY_MAX = 2_000;
  public static final int NAME_MAX = 200;

  /// What is registered, and may be given with `DraftExperiment`.
  public static final List<String> REGISTERED =
      List.of(
          Fields.NAME,
          SUBJECT,
          STAGE,
          VARIANTS,
          Fields.TEAM,
          SOURCES,
          INDUSTRIES,
          METRIC,
          WITHIN_DAYS,
          BASE,
          EFFECT,
          ARRIVALS);

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(EXPERIMENT, Fields.NAME, FieldKind.TEXT).asManaged(),
          choice(EXPERIMENT, SUBJECT, CADENCE, SCRIPT, QUOTE).asManaged(),
          field(EXPERIMENT, STAGE, FieldKind.TEXT).asManaged(),
          field(EXPERIMENT, VARIANTS, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST).asManaged(),
          reference(EXPERIMENT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(EXPERIMENT, SOURCES, FieldKind.TEXT_SET).asManaged(),
          field(EXPERIMENT, INDUSTRIES, FieldKind.TEXT_SET).asManaged(),
          choice(EXPERIMENT, METRIC, "answered", "converted", "won").asManaged(),
          field(EXPERIMENT, WITHIN_DAYS, FieldKind.NUMBER).asManaged(),
          field(EXPERIMENT, BASE, FieldKind.NUMBER).asManaged(),
          field(EXPERIMENT, EFFECT, FieldKind.NUMBER).asManaged(),
          field(EXPERIMENT, ARRIVALS, FieldKind.NUMBER).asManaged(),
          field(EXPERIMENT, SAMPLE, FieldKind.NUMBER).asManaged(),
          field(EXPERIMENT, WEEKS, FieldKind.NUMBER).asManaged(),
          choice(EXPERIMENT, STATE, DRAFT, RUNNING, ENDED).asManaged(),
          field(EXPERIMENT, STARTED_AT, FieldKind.INSTANT).asManaged(),
          reference(EXPERIMENT, STARTED_BY, RecordType.USER).asManaged(),
          field(EXPERIMENT, ENDED_AT, FieldKind.INSTANT).asManaged(),
          reference(EXPERIMENT, ENDED_BY, RecordType.USER).asManaged(),
          field(EXPERIMENT, WHY, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST).asManaged(),
          field(EXPERIMENT, LOOKS, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST).asManaged(),
          choice(EXPERIMENT, VERDICT, "too-few", "winner", "no-difference").asManaged(),
          field(EXPERIMENT, WINNER, FieldKind.TEXT).asManaged(),
          field(EXPERIMENT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(EXPERIMENT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Experiment of(Row row) {
    return new Experiment(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String subject() {
    return row.text(SUBJECT);
  }

  public Optional<String> stage() {
    return Optional.ofNullable(row.textOrNull(STAGE));
  }

  /// Whether deals are compared rather than leads.
  public boolean isOfDeals() {
    return row.has(STAGE);
  }

  public RecordType unit() {
    return isOfDeals() ? RecordType.OPPORTUNITY : RecordType.LEAD;
  }

  public List<Variant> variants() {
    return Variant.read(row.text(VARIANTS));
  }

  /// The team, with those below, whose leads and deals take part; null for all.
  public @Nullable String team() {
    return row.textOrNull(Fields.TEAM);
  }

  public List<String> sources() {
    return row.set(SOURCES);
  }

  public List<String> industries() {
    return row.set(INDUSTRIES);
  }

  public Optional<Metric> metric() {
    return Metric.of(row.text(METRIC));
  }

  public long withinDays() {
    return row.number(WITHIN_DAYS, 0);
  }

  public long base() {
    return row.number(BASE, 0);
  }

  public long effect() {
    return row.number(EFFECT, 0);
  }

  public long arrivals() {
    return row.number(ARRIVALS, 0);
  }

  public long sample() {
    return row.number(SAMPLE, 0);
  }

  public long weeks() {
    return row.number(WEEKS, 0);
  }

  public String state() {
    return row.text(STATE);
  }

  public boolean isDraft() {
    return state().equals(DRAFT);
  }

  public boolean isRunning() {
    return state().equals(RUNNING);
  }

  public boolean hasEnded() {
    return state().equals(ENDED);
  }

  public OptionalLong startedAt() {
    var at = row.numberOrNull(STARTED_AT);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  public OptionalLong endedAt() {
    var at = row.numberOrNull(ENDED_AT);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /// Whether it ran at this time, as it is known now.
  public boolean ran(long at) {
    return at >= row.number(STARTED_AT, Long.MAX_VALUE)
        && at < row.number(ENDED_AT, Long.MAX_VALUE);
  }

  /// The looks that were kept when it ended.
  public List<Look> kept() {
    return Look.read(row.text(LOOKS), variants().size()).orElse(List.of());
  }

  /// What it needs by what is registered.
  public SampleSize size() {
    return SampleSize.of(base(), effect(), variants().size(), arrivals(), withinDays());
  }

  /// What it is about, so that no two are about the same at once: the cadence of today, the stage,
  /// or what is said first.
  public String about() {
    var variants = variants();
    return subject()
        + '/'
        + stage().orElse("")
        + '/'
        + (variants.isEmpty() || variants.getFirst().cadence() == null
            ? ""
            : variants.getFirst().cadence());
  }
}
