package outrider.app.shell;

/// Who works at this window.
public record SignedIn(String userId, String name, String teamId, String teamName, Role role) {
  public enum Role {
    REP,
    MANAGER,
    ADMIN
  }

  public boolean leads() {
    return role != Role.REP;
  }
}
