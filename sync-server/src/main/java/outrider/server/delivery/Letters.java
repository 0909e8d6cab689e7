package outrider.server.delivery;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.record.Ids;
import outrider.server.ops.Metrics;
import outrider.server.store.DeliveryStore.Delivery;

/// Sends what must not be kept, such as the secret of an invitation: at once or not at all. What
/// may be kept goes out by [Deliveries], which tries again.
public final class Letters {
  private static final Logger log = LoggerFactory.getLogger(Letters.class);

  private final Optional<MailSender> mail;
  private final String office;
  private final Metrics metrics;

  /// @param mail empty where the company names no mail server
  public Letters(Optional<MailSettings> mail, Metrics metrics) {
    this.office = mail.map(MailSettings::office).orElse("");
    this.mail = mail.filter(settings -> !settings.office().isEmpty()).map(MailSender::new);
    this.metrics = metrics;
  }

  /// Whether there is a mail server, and HQ knows under which address people outside reach it.
  public boolean areSent() {
    return mail.isPresent();
  }

  /// HQ's address as people outside reach it, without a slash at its end; empty where nobody said.
  public String office() {
    return office;
  }

  /// Waits for the mail server, but not for long; hold no transaction meanwhile.
  ///
  /// @param id from which its `Message-ID` follows
  /// @return whether the mail server took it
  public boolean send(String id, String to, String subject, String words, long at) {
    try {
      mail.orElseThrow(() -> Undelivered.forNow("this server knows no mail server"))
          .send(
              new Delivery(Ids.derive("letter", id), "email", to, oneLine(subject), words, at, 0));
      metrics.count("outrider.deliveries", "outcome", "letter-arrived", 1);
      return true;
    } catch (Undelivered failure) {
      // Not the words: they hold the secret.
      log.atWarn()
          .addKeyValue("why", String.valueOf(failure.getMessage()))
          .log("A letter was not taken by the mail server.");
      metrics.count("outrider.deliveries", "outcome", "letter-failed", 1);
      return false;
    }
  }

  /// A name with a line in it must not write headers.
  private static String oneLine(String subject) {
    return subject.replaceAll("\\p{Cntrl}+", " ");
  }
}
