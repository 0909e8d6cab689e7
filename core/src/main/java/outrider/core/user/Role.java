package outrider.core.user;

import org.jspecify.annotations.Nullable;

/// What a user may see and do. Unknown words from a newer server grant the least.
public enum Role {
  REP,
  MANAGER,
  ADMIN;

  public String wireName() {
    return switch (this) {
      case REP -> "rep";
      case MANAGER -> "manager";
      case ADMIN -> "admin";
    };
  }

  public static Role of(@Nullable String name) {
    return switch (name) {
      case "manager" -> MANAGER;
      case "admin" -> ADMIN;
      case null, default -> REP;
    };
  }
}
