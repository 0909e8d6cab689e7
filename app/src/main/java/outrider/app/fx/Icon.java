package outrider.app.fx;

import org.kordamp.ikonli.javafx.FontIcon;

/// Feather icons, one per concept, everywhere. The colour comes from CSS.
public enum Icon {
  TODAY("sun"),
  LEAD("users"),
  POOL("life-buoy"),
  OPPORTUNITY("columns"),
  ACCOUNT("briefcase"),
  CONTACT("user"),
  TASK("check-square"),
  CALENDAR("calendar"),
  REVIEW("bar-chart-2"),
  BOARD("activity"),
  DIAGNOSIS("crosshair"),
  CAUSE("target"),
  LIBRARY("book-open"),
  RULES("git-branch"),
  ATTENTION("inbox"),
  CALL("phone"),
  LOG("edit-3"),
  WECHAT("message-circle"),
  MAIL("mail"),
  VISIT("map-pin"),
  MEETING("video"),
  TOUCHES("repeat"),
  LATE("alert-circle"),
  RISK("alert-triangle"),
  GATE("lock"),
  SIGN_OFF("shield"),
  DUPLICATE("copy"),
  MERGE("git-merge"),
  REFUSED("x-octagon"),
  STOPPED("alert-octagon"),
  OFFLINE("cloud-off"),
  UPLOAD("upload-cloud"),
  DOWNLOAD("download"),
  UNDO("rotate-ccw"),
  HANDOVER("corner-up-right"),
  AUDIT("file-text"),
  CLOCK("clock"),
  PAUSED("pause-circle"),
  UNKNOWN("help-circle"),
  LEAVES("log-out"),
  SYNCED("check-circle"),
  DONE("check"),
  CLOSE("x"),
  ADD("plus"),
  MINUS("minus"),
  MINUS_CIRCLE("minus-circle"),
  CIRCLE("circle"),
  SEARCH("search"),
  COMMAND("command"),
  SETTINGS("settings"),
  MORE("more-horizontal"),
  NEXT("chevron-right"),
  BACK("chevron-left"),
  OPEN_DOWN("chevron-down"),
  OPEN_UP("chevron-up"),
  SORT_UP("arrow-up"),
  SORT_DOWN("arrow-down"),
  TO("arrow-right"),
  COLUMNS("sliders"),
  DENSITY("menu"),
  LIST("list"),
  GANTT("bar-chart"),
  FILTER("filter"),
  TAG("tag"),
  STAR("star"),
  SOURCE("globe"),
  EDIT("edit-2"),
  REMOVE("trash-2"),
  ATTACH("paperclip"),
  IMAGE("image"),
  FILE("file"),
  DOCUMENT("file-text"),
  PLAY("play"),
  MICROPHONE("mic"),
  EXTERNAL("external-link"),
  EXPAND("maximize-2"),
  REFRESH("refresh-cw"),
  SAVE("save"),
  TABLE("grid"),
  TREND_UP("trending-up"),
  TREND_DOWN("trending-down"),
  ACTIVE("zap"),
  PERSON("user"),
  TEAM("users"),
  KEYBOARD("command"),
  IMPORT("upload"),
  EXPORT("download"),
  BELL("bell"),
  SNOOZE("clock"),
  CALL_OUT("phone-outgoing"),
  BOOKMARK("bookmark"),
  SIGN_OUT("log-out"),
  INFO("info"),
  DEVICE("monitor"),
  RETURN("corner-down-right");

  private final String literal;

  Icon(String feather) {
    this.literal = "fth-" + feather;
  }

  /// A fresh node of 16 px.
  public FontIcon node() {
    return node(16);
  }

  /// A fresh node of 10, 12, 14, 16, 18, 20, 24 or 28 px; the sizes are style classes, because the
  /// base theme sets one of its own.
  public FontIcon node(int size) {
    var icon = new FontIcon(literal);
    icon.setIconSize(size);
    icon.getStyleClass().add("icon-" + size);
    return icon;
  }

  /// A fresh node with style classes, for example `risk-text`.
  public FontIcon node(int size, String... styles) {
    var icon = node(size);
    icon.getStyleClass().addAll(styles);
    return icon;
  }

  public String literal() {
    return literal;
  }
}
