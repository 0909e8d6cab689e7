package outrider.server.delivery;

import org.jspecify.annotations.Nullable;

/// The company's mail server.
///
/// @param security whether the line is secret from the start, becomes it (`STARTTLS`, which is then
///   insisted on), or stays plain
/// @param user null where it asks nobody who they are
/// @param from whom the messages come from
/// @param office HQ's address as people outside reach it, without a slash at its end; empty where
///   nobody said: then no links are mailed
public record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from,
    String office) {

  /// Mails no links.
  public MailSettings(
      String host,
      int port,
      Security security,
      @Nullable String user,
      @Nullable String password,
      String from) {
    this(host, port, security, user, password, from, "");
  }

  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }
}
