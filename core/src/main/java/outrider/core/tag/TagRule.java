package outrider.core.tag;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.TAG_RULE;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is called active, or dormant: how often somebody was in touch with a lead within so many
/// days, what was said there, or that nobody was in touch at all; the tag that the lead gets for
/// it, and the cadence that it runs from then on.
public record TagRule(Row row) {

  public static final String TAG = "tag";

  /// The tag takes the place of those of the other rules that say so: a lead is in one phase of its
  /// life.
  public static final String LIFECYCLE = "lifecycle";

  public static final String WHEN = "when";

  /// At least `COUNT` of what counts within `DAYS`.
  public static final String ACTIVITY = "activity";

  /// No contact in either direction for `DAYS`.
  public static final String SILENCE = "silence";

  public static final String COUNT = "count";

  /// Days of 24 hours.
  public static final String DAYS = "days";

  public static final String DIRECTION = "direction";
  public static final String KINDS = "kinds";

  /// What counts says at least one of these.
  public static final String WORDS = "words";

  public static final String INTENTS = "intents";
  public static final String INDUSTRIES = "industries";
  public static final String SOURCES = "sources";
  public static final String CADENCE = "cadence";
  public static final String POSITION = "position";

  /// Since when it says what it says now.
  public static final String SINCE = "since";

  public static final String INACTIVE = "inactive";

  public static final long COUNT_MAX = 50;
  public static final long DAYS_MAX = 365;
  public static final int WORDS_MAX = 50;

  /// What can be counted: contact, and what somebody does on the website.
  public static final List<String> COUNTED =
      List.of("call", "visit", "email", "wechat", "meeting", "download");

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TAG_RULE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(TAG_RULE, "nameEn", FieldKind.TEXT),
          choice(TAG_RULE, WHEN, ACTIVITY, SILENCE).asRequired(),
          field(TAG_RULE, COUNT, FieldKind.NUMBER),
          field(TAG_RULE, DAYS, FieldKind.NUMBER).asRequired(),
          choice(TAG_RULE, DIRECTION, "out", "in"),
          field(TAG_RULE, KINDS, FieldKind.TEXT_SET),
          field(TAG_RULE, WORDS, FieldKind.TEXT_SET),
          field(TAG_RULE, INTENTS, FieldKind.TEXT_SET),
          field(TAG_RULE, INDUSTRIES, FieldKind.TEXT_SET),
          field(TAG_RULE, SOURCES, FieldKind.TEXT_SET),
          field(TAG_RULE, TAG, FieldKind.TEXT).asRequired(),
          field(TAG_RULE, LIFECYCLE, FieldKind.FLAG),
          reference(TAG_RULE, CADENCE, RecordType.CADENCE),
          field(TAG_RULE, POSITION, FieldKind.NUMBER),
          field(TAG_RULE, SINCE, FieldKind.INSTANT).asManaged(),
          field(TAG_RULE, INACTIVE, FieldKind.FLAG));

  /// The order in which they are asked: while one is true of a lead, those behind it leave its tag
  /// alone.
  public static final Comparator<TagRule> ORDER =
      Comparator.comparingLong(TagRule::position).thenComparing(TagRule::id);

  public static TagRule of(Row row) {
    return new TagRule(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// The id of a tag, or a word that is one.
  public String tag() {
    return row.text(TAG);
  }

  public boolean isLifecycle() {
    return row.flag(LIFECYCLE);
  }

  public boolean isSilence() {
    return row.text(WHEN).equals(SILENCE);
  }

  public long count() {
    return row.number(COUNT, 1);
  }

  public long days() {
    return row.number(DAYS, 0);
  }

  public long windowMillis() {
    return Duration.ofDays(days()).toMillis();
  }

  public Optional<String> direction() {
    return Optional.ofNullable(row.textOrNull(DIRECTION));
  }

  /// Empty for every kind that counts.
  public List<String> kinds() {
    return row.set(KINDS);
  }

  /// Empty where it does not matter what was said.
  public List<String> words() {
    return row.set(WORDS);
  }

  public List<String> intents() {
    return row.set(INTENTS);
  }

  public List<String> industries() {
    return row.set(INDUSTRIES);
  }

  public List<String> sources() {
    return row.set(SOURCES);
  }

  public Optional<String> cadence() {
    return Optional.ofNullable(row.textOrNull(CADENCE));
  }

  public long position() {
    return row.number(POSITION, 0);
  }

  public long since() {
    return row.number(SINCE, 0);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  /// Whether it says something that can come true: a merge or a newer program may have left one
  /// that does not.
  public boolean isSound() {
    var countable = isSilence() || row.text(WHEN).equals(ACTIVITY) && isWithin(count(), COUNT_MAX);
    return countable && isWithin(days(), DAYS_MAX) && !tag().isEmpty();
  }

  private static boolean isWithin(long number, long most) {
    return number >= 1 && number <= most;
  }

  public boolean isInForce() {
    return active() && isSound();
  }

  /// Whether it is about this lead. Words are compared as people read them: without regard to case
  /// and to blanks around them.
  public boolean isFor(Lead lead) {
    return lead.isOpen()
        && holds(intents(), lead.row().text(Lead.INTENT))
        && holds(industries(), lead.row().text("industry"))
        && holds(sources(), lead.row().text(Lead.SOURCE));
  }

  private static boolean holds(List<String> wanted, String value) {
    return wanted.isEmpty() || wanted.stream().anyMatch(each -> isSame(each, value));
  }

  private static boolean isSame(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  /// Whether there can be a lead that both are about.
  public boolean meets(TagRule other) {
    return meets(intents(), other.intents())
        && meets(industries(), other.industries())
        && meets(sources(), other.sources());
  }

  private static boolean meets(List<String> one, List<String> other) {
    return one.isEmpty()
        || other.isEmpty()
        || one.stream().anyMatch(each -> other.stream().anyMatch(it -> isSame(each, it)));
  }

  /// Whether both become true of a lead at the same moment, whatever happens.
  public boolean asksTheSame(TagRule other) {
    return isSilence() == other.isSilence()
        && days() == other.days()
        && (isSilence()
            || count() == other.count()
                && direction().equals(other.direction())
                && kinds().equals(other.kinds())
                && words().equals(other.words()));
  }
}
