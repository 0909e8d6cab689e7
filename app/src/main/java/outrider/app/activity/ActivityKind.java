package outrider.app.activity;

import java.util.Arrays;
import java.util.List;
import outrider.app.fx.Icon;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.core.record.RecordType;

/// A kind of activity with its icon: one icon for one kind, everywhere.
public enum ActivityKind {
  CALL("call", Icon.CALL),
  WECHAT("wechat", Icon.WECHAT),
  VISIT("visit", Icon.VISIT),
  MEETING("meeting", Icon.MEETING),
  EMAIL("email", Icon.MAIL),
  NOTE("note", Icon.LOG),
  DOWNLOAD("download", Icon.DOWNLOAD),
  STAGE("stage", Icon.TO),
  SIGN_OFF("signoff", Icon.SIGN_OFF),
  POOL("pool", Icon.POOL),
  REVISION("revision", Icon.EDIT),
  MEMBER("member", Icon.TEAM);

  private final String wireName;
  private final Icon icon;

  ActivityKind(String wireName, Icon icon) {
    this.wireName = wireName;
    this.icon = icon;
  }

  /// Those that a person writes down; the others are written by the rules.
  public static List<ActivityKind> logged() {
    return List.of(CALL, WECHAT, VISIT, MEETING, EMAIL, NOTE);
  }

  /// The kind that is stored as `wireName`; a note where this version knows no such kind.
  public static ActivityKind of(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElse(NOTE);
  }

  /// What doing a task of this kind most likely was.
  public static ActivityKind ofTask(String taskKind) {
    return switch (taskKind) {
      case "call", "visit", "email", "wechat", "meeting" -> of(taskKind);
      case "respond" -> CALL;
      case "demo" -> MEETING;
      case "quote" -> EMAIL;
      default -> NOTE;
    };
  }

  public String wireName() {
    return wireName;
  }

  public Icon icon() {
    return icon;
  }

  public String name(Words words) {
    return new FieldWords(words).option(RecordType.ACTIVITY, "kind", wireName);
  }

  /// Whether it is contact with a person, so that it has a direction and an outcome.
  public boolean isContact() {
    return switch (this) {
      case CALL, WECHAT, VISIT, MEETING, EMAIL -> true;
      default -> false;
    };
  }

  public boolean hasDuration() {
    return this == CALL || this == VISIT || this == MEETING;
  }
}
