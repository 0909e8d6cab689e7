package outrider.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.delivery.MailSettings;
import picocli.CommandLine.Option;

/// The company's mail server, as it is said on the command line.
final class MailOptions {
  private static final String SERVER = "OUTRIDER_MAIL_SERVER";
  private static final String FROM = "OUTRIDER_MAIL_FROM";
  private static final String USER = "OUTRIDER_MAIL_USER";
  private static final String PASSWORD = "OUTRIDER_MAIL_PASSWORD";
  private static final String OFFICE = "OUTRIDER_PORTAL_ADDRESS";
  private static final int SUBMISSION = 587;

  @Option(
      names = "--mail-server",
      paramLabel = "HOST[:PORT]",
      description =
          "Mail server by which people are told of what is overdue; else the variable "
              + SERVER
              + ", else nobody is told by e-mail.")
  private @Nullable String server;

  @Option(
      names = "--mail-from",
      description = "Whom the messages come from; else the variable " + FROM + ".")
  private @Nullable String from;

  @Option(
      names = "--mail-security",
      defaultValue = "STARTTLS",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private MailSettings.Security security = MailSettings.Security.STARTTLS;

  @Option(
      names = "--mail-user",
      description = "Who signs in there; else the variable " + USER + ", else nobody does.")
  private @Nullable String user;

  @Option(
      names = "--mail-password-file",
      description = "File with that user's password; else the variable " + PASSWORD + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--portal-address",
      paramLabel = "URL",
      description =
          "HQ's address as customers reach it, for the links that are mailed to them; else the"
              + " variable "
              + OFFICE
              + ", else none are.")
  private @Nullable String office;

  /// Empty where nobody is told by e-mail.
  Optional<MailSettings> settings() {
    String place = Given.or(server, SERVER);
    String sender = Given.or(from, FROM);
    if (place.isEmpty() != sender.isEmpty()) {
      throw new AdministrationException("--mail-server and --mail-from go together.");
    }
    if (place.isEmpty()) {
      return Optional.empty();
    }
    String who = Given.or(user, USER);
    String password = passwordFile == null ? Given.or(null, PASSWORD) : Given.secret(passwordFile);
    if (who.isEmpty() != password.isEmpty()) {
      throw new AdministrationException("The mail server's user and password go together.");
    }
    int colon = place.lastIndexOf(':');
    return Optional.of(
        new MailSettings(
            colon < 0 ? place : place.substring(0, colon),
            colon < 0 ? SUBMISSION : port(place.substring(colon + 1)),
            security,
            who.isEmpty() ? null : who,
            password.isEmpty() ? null : password,
            sender,
            office(Given.or(office, OFFICE))));
  }

  /// Nothing that a browser asks for may say where a mailed link leads: it would lead to whoever
  /// asked.
  private static String office(String address) {
    String plain = address.replaceFirst("/+$", "");
    if (!plain.isEmpty() && !plain.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
      throw new AdministrationException("--portal-address is https://host or https://host:port.");
    }
    return plain;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new AdministrationException("A mail server is named as host or host:port.");
  }
}
