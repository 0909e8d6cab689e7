package outrider.core.diagnosis.sample;

/// What goes wrong in a made-up company.
public enum Planted {
  /// The laptops' sync is a quarter of an hour behind; the later, the more customers cool off.
  LAG,
  /// One is ill for eight weeks.
  ILL,
  /// Prices go up.
  PRICE,
  /// Fewer leads come in.
  FEWER_LEADS,
  /// Some lose the right to see what they need.
  PERMISSION,
  /// It is so every year.
  SEASON,
  /// Something that stands in no log.
  UNLOGGED,
  /// Nothing at all.
  NOTHING
}
