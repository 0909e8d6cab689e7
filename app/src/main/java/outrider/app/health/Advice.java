package outrider.app.health;

import java.util.List;
import outrider.app.fx.Icon;
import outrider.core.health.Cause;
import outrider.core.health.Health;

/// What there is to do about a cell that is to be watched or at risk.
enum Advice {
  ASSIGN(Icon.ACTIVE),
  LEVELS(Icon.CLOCK),
  MEETING(Icon.TEAM),
  FIELDS(Icon.LIST),
  CHECKLIST(Icon.TASK);

  private final Icon icon;

  Advice(Icon icon) {
    this.icon = icon;
  }

  Icon icon() {
    return icon;
  }

  String wordKey() {
    return "health.advice." + name();
  }

  /// The first is the one to give.
  static List<Advice> of(HealthCell cell) {
    if (!cell.judgement().needsAdvice()) {
      return List.of();
    }
    return switch (cell.dimension()) {
      case RESPONSE -> List.of(ASSIGN, LEVELS);
      case CONVERSION -> List.of(MEETING);
      case COMPLETENESS -> List.of(FIELDS);
      case COMPLIANCE -> List.of(CHECKLIST);
    };
  }

  /// How urgent it looks.
  static boolean isUrgent(HealthCell cell) {
    return cell.judgement().health() == Health.RISK || cell.judgement().cause() == Cause.FALLING;
  }
}
