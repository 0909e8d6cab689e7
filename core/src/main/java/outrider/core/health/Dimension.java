package outrider.core.health;

/// What is looked at when a team's health is judged.
public enum Dimension {
  RESPONSE,
  CONVERSION,
  COMPLETENESS,
  COMPLIANCE
}
