package outrider.server.delivery;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import outrider.server.ops.Limits;
import outrider.server.store.DeliveryStore.Delivery;

/// Sends one message at a time through the company's mail server.
final class MailSender {
  private final MailSettings settings;
  private final Session session;

  MailSender(MailSettings settings) {
    this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// @param lines makes the secret lines, and says whom they trust
  MailSender(MailSettings settings, SSLSocketFactory lines) {
    this.settings = settings;
    Properties properties = properties(settings);
    properties.put("mail.smtp.ssl.socketFactory", lines);
    session = Session.getInstance(properties, authenticator(settings));
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case NONE -> {}
    }
    String patience = Long.toString(Limits.DELIVERY_PATIENCE.toMillis());
    properties.setProperty("mail.smtp.connectiontimeout", patience);
    properties.setProperty("mail.smtp.timeout", patience);
    properties.setProperty("mail.smtp.writetimeout", patience);
    return properties;
  }

  private static Authenticator authenticator(MailSettings settings) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(settings.user(), settings.password());
      }
    };
  }

  /// The same delivery has the same `Message-ID` each time: whoever gets it twice can tell.
  void send(Delivery delivery) throws Undelivered {
    try {
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", "<" + delivery.id() + "@outrider>");
            }
          };
      message.setFrom(new InternetAddress(settings.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(delivery.target(), true));
      message.setSubject(delivery.subject(), "UTF-8");
      message.setText(delivery.words(), "UTF-8");
      message.setSentDate(new Date(delivery.madeAt()));
      message.setHeader("Idempotency-Key", delivery.id());
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
    } catch (AddressException noAddress) {
      throw Undelivered.ever("no address of e-mail: " + delivery.target());
    } catch (SendFailedException refused) {
      throw Undelivered.forNow("refused: " + refused.getMessage());
    } catch (MessagingException failure) {
      throw Undelivered.forNow(String.valueOf(failure.getMessage()));
    }
  }
}
