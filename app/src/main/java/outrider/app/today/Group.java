package outrider.app.today;

import outrider.app.fx.Icon;

/// Where a row stands in *Today*, in the order of the screen.
public enum Group {
  OVERDUE(Icon.LATE, "risk-text"),
  NEXT_TWO_HOURS(Icon.CLOCK, "warn-text"),
  TODAY(Icon.TODAY, "text-2"),
  NO_NEXT_STEP(Icon.UNKNOWN, "text-2"),
  BACK_TO_POOL(Icon.LEAVES, "warn-text");

  private final Icon icon;
  private final String iconStyle;

  Group(Icon icon, String iconStyle) {
    this.icon = icon;
    this.iconStyle = iconStyle;
  }

  Icon icon() {
    return icon;
  }

  String iconStyle() {
    return iconStyle;
  }

  String wordKey() {
    return "today.group." + QueueWords.key(this);
  }
}
