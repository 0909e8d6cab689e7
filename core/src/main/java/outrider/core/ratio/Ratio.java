package outrider.core.ratio;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.RATIO;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Something that a company looks at branch by branch and month by month: so much of one thing for
/// each of another, such as what was given back of what was invoiced. An administrator says what is
/// divided by what, which way is bad, from how many on anything is said, and what to do about it.
public record Ratio(Row row) {

  public static final String NUMERATOR = "numerator";
  public static final String DENOMINATOR = "denominator";

  /// How it is written: a word of [Shown].
  public static final String SHOWN = "shownAs";

  /// A word of [Side].
  public static final String BAD = "bad";

  /// Of fewer records of the denominator nothing is said.
  public static final String LEAST = "least";

  /// What there is to do when it stands out.
  public static final String ADVICE = "advice";

  public static final String INACTIVE = "inactive";

  public static final int NAME_MAX = 60;
  public static final int ADVICE_MAX = 500;
  public static final long LEAST_MIN = 5;
  public static final long LEAST_MAX = 100_000;
  public static final long LEAST_USUAL = 30;

  /// More than these nobody looks at, and every one of them is one more that may be flagged.
  public static final int RATIOS_MAX = 30;

  /// How a ratio is written.
  public enum Shown {
    PERCENT("percent"),
    NUMBER("number"),
    MONEY("money");

    private final String word;

    Shown(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    static Optional<Shown> of(String word) {
      return List.of(values()).stream().filter(each -> each.word.equals(word)).findFirst();
    }
  }

  /// What makes no sense of it; each names its field.
  public enum Flaw {
    NUMERATOR_UNKNOWN("ratio.numerator-unknown", NUMERATOR),
    DENOMINATOR_UNKNOWN("ratio.denominator-unknown", DENOMINATOR),

    /// It would always be one.
    SAME("ratio.same", DENOMINATOR),

    /// Orders for each cent: the other way round it says something.
    COUNT_FOR_MONEY("ratio.count-for-money", DENOMINATOR),

    /// Only what is counted alike is a part of the other.
    NO_PERCENT("ratio.no-percent", SHOWN),

    /// Only money for each of something is money.
    NO_MONEY("ratio.no-money", SHOWN),
    LEAST_WRONG("ratio.least-wrong", LEAST);

    private final String id;
    private final String field;

    Flaw(String id, String field) {
      this.id = id;
      this.field = field;
    }

    /// Of the reason for which it is refused.
    public String id() {
      return id;
    }

    public String field() {
      return field;
    }
  }

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(RATIO, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(RATIO, "nameEn", FieldKind.TEXT),
          field(RATIO, NUMERATOR, FieldKind.TEXT).asRequired(),
          field(RATIO, DENOMINATOR, FieldKind.TEXT).asRequired(),
          choice(RATIO, SHOWN, "percent", "number", "money").asRequired(),
          choice(RATIO, BAD, "high", "low", "both").asRequired(),
          field(RATIO, LEAST, FieldKind.NUMBER).asRequired(),
          field(RATIO, ADVICE, FieldKind.LONG_TEXT),
          field(RATIO, INACTIVE, FieldKind.FLAG));

  /// As they are listed.
  public static final Comparator<Ratio> ORDER =
      Comparator.comparing(Ratio::name).thenComparing(Ratio::id);

  public static Ratio of(Row row) {
    return new Ratio(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public Optional<Measure> numerator() {
    return Measure.read(row.text(NUMERATOR));
  }

  public Optional<Measure> denominator() {
    return Measure.read(row.text(DENOMINATOR));
  }

  public Shown shown() {
    return Shown.of(row.text(SHOWN)).orElse(Shown.NUMBER);
  }

  public Side bad() {
    return Side.of(row.text(BAD)).orElse(Side.BOTH);
  }

  public long least() {
    return row.number(LEAST, LEAST_USUAL);
  }

  public String advice() {
    return row.text(ADVICE);
  }

  /// Whether it is looked at: switched on, and readable by this program.
  public boolean isInForce() {
    return !row.flag(INACTIVE) && flaws().isEmpty();
  }

  /// How chance moves it. Only of one without a flaw.
  public Shape shape() {
    var above = numerator().orElseThrow();
    var below = denominator().orElseThrow();
    return above.isMoney() ? Shape.MONEY : above.isAmong(below) ? Shape.SHARE : Shape.RATE;
  }

  /// Everything about it that makes no sense.
  public List<Flaw> flaws() {
    var above = numerator();
    var below = denominator();
    var flaws = new ArrayList<Flaw>();
    if (above.isEmpty()) {
      flaws.add(Flaw.NUMERATOR_UNKNOWN);
    }
    if (below.isEmpty()) {
      flaws.add(Flaw.DENOMINATOR_UNKNOWN);
    }
    if (above.isPresent() && below.isPresent()) {
      together(above.get(), below.get(), flaws);
    }
    if (row.has(LEAST) && (least() < LEAST_MIN || least() > LEAST_MAX)) {
      flaws.add(Flaw.LEAST_WRONG);
    }
    return List.copyOf(flaws);
  }

  private void together(Measure above, Measure below, List<Flaw> flaws) {
    if (above.equals(below)) {
      flaws.add(Flaw.SAME);
    } else if (below.isMoney() && !above.isMoney()) {
      flaws.add(Flaw.COUNT_FOR_MONEY);
    } else if (shown() == Shown.PERCENT && above.isMoney() != below.isMoney()) {
      flaws.add(Flaw.NO_PERCENT);
    } else if (shown() == Shown.MONEY && (!above.isMoney() || below.isMoney())) {
      flaws.add(Flaw.NO_MONEY);
    }
  }
}
