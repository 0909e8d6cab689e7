package outrider.server.delivery;

import org.jspecify.annotations.Nullable;

/// The company's mail server.
///
/// @param security whether the line is secret from the start, becomes it (`STARTTLS`, which is then
///   insisted on), or stays plain
/// @param user null where it asks nobody who they are
/// @param from whom the messages come from
public record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from) {

  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }
}
