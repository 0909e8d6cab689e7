package outrider.server.portal;

import java.time.InstantSource;
import java.util.List;
import outrider.server.access.Tokens;
import outrider.server.delivery.Letters;

/// What a customer's person is written: in Chinese and English, since nobody knows yet what they
/// read.
final class PortalLetters {
  private static final List<PortalWords> LANGUAGES =
      List.of(PortalWords.CHINESE, PortalWords.ENGLISH);

  private final Letters letters;
  private final InstantSource clock;

  PortalLetters(Letters letters, InstantSource clock) {
    this.letters = letters;
    this.clock = clock;
  }

  boolean areSent() {
    return letters.areSent();
  }

  /// @param token of the invitation
  /// @param by who invites
  /// @return whether the mail server took it
  boolean invite(String to, String person, String by, String company, String token) {
    return send(to, "mail.invite", person, by, company, token);
  }

  /// The same for somebody who has lost their password.
  boolean forgotten(String to, String person, String company, String token) {
    return send(to, "mail.forgotten", person, "", company, token);
  }

  private boolean send(
      String to, String key, String person, String by, String company, String token) {
    String link = letters.office() + "/portal/join/" + token;
    StringBuilder subject = new StringBuilder();
    StringBuilder words = new StringBuilder();
    for (PortalWords language : LANGUAGES) {
      subject
          .append(subject.isEmpty() ? "" : " · ")
          .append(fill(language.get(key + ".subject"), person, by, company, link));
      words
          .append(words.isEmpty() ? "" : "\n\n----------\n\n")
          .append(fill(language.get(key), person, by, company, link));
    }
    return letters.send(
        Tokens.hash(token), to, subject.toString(), words.append('\n').toString(), clock.millis());
  }

  private static String fill(String text, String person, String by, String company, String link) {
    return text.replace("{person}", person)
        .replace("{by}", by)
        .replace("{company}", company)
        .replace("{link}", link);
  }
}
