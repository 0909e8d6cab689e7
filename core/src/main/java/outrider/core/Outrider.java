package outrider.core;

/// What the product calls itself, in one place.
public final class Outrider {
  public static final String NAME = "Outrider";
  public static final String NAME_ZH = "前哨";
  public static final String VERSION = "0.1.0";

  private Outrider() {}
}
