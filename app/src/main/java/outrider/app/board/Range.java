package outrider.app.board;

/// From one moment to before another, in epoch milliseconds.
record Range(long from, long to) {
  static Range of(BoardPeriod.Days days, java.time.ZoneId zone) {
    return new Range(days.fromMillis(zone), days.toMillis(zone));
  }

  boolean has(long at) {
    return at >= from && at < to;
  }
}
