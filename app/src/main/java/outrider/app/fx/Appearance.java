package outrider.app.fx;

/// How a user likes the screen: colours, density, size and whether things may move.
public record Appearance(Theme theme, Density density, int scalePercent, boolean reducedMotion) {
  public static final Appearance STANDARD =
      new Appearance(Theme.LIGHT, Density.COMFORTABLE, 100, false);

  public enum Theme {
    LIGHT,
    DARK
  }

  /// Comfortable rows carry the reason on a second line; compact rows keep it for the tooltip. Text
  /// size never changes.
  public enum Density {
    COMFORTABLE(52, 40),
    COMPACT(40, 32);

    private final double queueRow;
    private final double tableRow;

    Density(double queueRow, double tableRow) {
      this.queueRow = queueRow;
      this.tableRow = tableRow;
    }

    public double queueRow() {
      return queueRow;
    }

    public double tableRow() {
      return tableRow;
    }
  }

  public Appearance {
    if (scalePercent < 100 || scalePercent > 200) {
      throw new IllegalArgumentException("scale is 100 to 200 per cent, was " + scalePercent);
    }
  }

  public Appearance withTheme(Theme other) {
    return new Appearance(other, density, scalePercent, reducedMotion);
  }

  public Appearance withDensity(Density other) {
    return new Appearance(theme, other, scalePercent, reducedMotion);
  }

  public Appearance withScale(int percent) {
    return new Appearance(theme, density, percent, reducedMotion);
  }

  public Appearance withReducedMotion(boolean reduced) {
    return new Appearance(theme, density, scalePercent, reduced);
  }

  public double scale() {
    return scalePercent / 100.0;
  }
}
