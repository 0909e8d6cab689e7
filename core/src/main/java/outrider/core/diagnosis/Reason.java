package outrider.core.diagnosis;

/// What speaks for a cause, or against it. The figures are those that the sentence names.
public record Reason(Code code, double first, double second, double third) {

  public Reason(Code code) {
    this(code, 0, 0, 0);
  }

  public Reason(Code code, double first) {
    this(code, first, 0, 0);
  }

  public Reason(Code code, double first, double second) {
    this(code, first, second, 0);
  }

  public enum Code {
    /// It began within the days in which the step began to fall.
    TIMELY(true),
    /// `first` weeks before that.
    EARLY(false),
    /// `first` weeks after that.
    LATE(false),
    /// It was over, and the step rose again: within `first` weeks.
    ENDED(true),
    /// It stands as before, and the step rose again all the same.
    STANDS(false),
    /// Those who had more of it fell by `first`, the others by `second`.
    MORE_FELL_MORE(true),
    /// Those who had more of it fell by `first`, the others by `second`: no more.
    MORE_FELL_NO_MORE(false),
    /// It concerns `first` of `second` people, and those fell by `third`.
    CONCERNED_FELL(true),
    /// It concerns `first` of `second` people only, and the others fell as well.
    OTHERS_FELL_TOO(false),
    /// Those whom it concerns fell no more than chance makes them.
    NO_EFFECT(false),
    /// The same fell a year before, by `first` of what was usual.
    REPEATS(true),
    /// A year before nothing fell at this time.
    NO_SUCH_SEASON(false),
    /// Of the year before too little is known: `first` leads.
    NO_YEAR_BEFORE(false),
    /// As many came as before: a change of `first`.
    AS_MANY(false),
    /// `first` fewer came, of `second` before.
    FEWER_CAME(true),
    /// No laptop was behind for longer than `first` seconds.
    NO_LAG(false),
    /// `first` days later laptops were late: what it does it does by that, which is measured.
    LAG_FOLLOWED(false),
    /// Nothing is known of how far laptops were behind.
    LAG_UNKNOWN(false),
    /// Wins are worth `first` less.
    SMALLER(true);

    private final boolean speaksFor;

    Code(boolean speaksFor) {
      this.speaksFor = speaksFor;
    }

    public boolean speaksFor() {
      return speaksFor;
    }
  }
}
