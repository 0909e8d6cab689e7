package outrider.app.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Everybody already known of one record type, by what identifies them: the id of another system,
/// the phone, the e-mail, the name together with the company.
///
/// The first two kinds of match are certain; the same name at the same company is a suspicion that
/// a person looks at. Not for several threads at once.
public final class DuplicateIndex {
  private final RecordType type;
  private final PhoneNumbers phones;
  private final Map<String, String> byExternalId = new HashMap<>();
  private final Map<String, String> byPhone = new HashMap<>();
  private final Map<String, String> byEmail = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();

  public DuplicateIndex(RecordType type, PhoneNumbers phones) {
    this.type = type;
    this.phones = phones;
  }

  /// By what a match was found, the surest first.
  public enum By {
    EXTERNAL_ID,
    PHONE,
    EMAIL,
    /// Name and company; for accounts and products the name alone.
    NAME;

    /// Whether the two are the same beyond doubt.
    public boolean certain() {
      return this != NAME;
    }
  }

  /// @param id the record found
  public record Match(String id, By by) {}

  /// Makes a record known. The first of two that share a key keeps it.
  public void add(Row row) {
    text(row, Fields.EXTERNAL_ID).ifPresent(key -> byExternalId.putIfAbsent(key, row.id()));
    if (identifiesByContact()) {
      text(row, "phone")
          .flatMap(phones::normal)
          .ifPresent(key -> byPhone.putIfAbsent(key, row.id()));
      text(row, "email").ifPresent(key -> byEmail.putIfAbsent(email(key), row.id()));
    }
    nameKey(row).ifPresent(key -> byName.putIfAbsent(key, row.id()));
  }

  /// The surest match for a record that is to be made.
  public Optional<Match> find(Row row) {
    var found =
        text(row, Fields.EXTERNAL_ID)
            .map(byExternalId::get)
            .map(id -> new Match(id, By.EXTERNAL_ID));
    if (found.isEmpty() && identifiesByContact()) {
      found =
          text(row, "phone")
              .flatMap(phones::normal)
              .map(byPhone::get)
              .map(id -> new Match(id, By.PHONE))
              .or(() ->
                  text(row, "email")
                      .map(DuplicateIndex::email)
                      .map(byEmail::get)
                      .map(id -> new Match(id, By.EMAIL)));
    }
    return found.or(() -> nameKey(row).map(byName::get).map(this::byName));
  }

  /// Every record that shares something with this one, each once, the surest first.
  public List<Match> findAll(Row row) {
    var found = new ArrayList<Match>();
    find(row).ifPresent(found::add);
    nameKey(row)
        .map(byName::get)
        .filter(id -> found.stream().noneMatch(match -> match.id().equals(id)))
        .ifPresent(id -> found.add(byName(id)));
    return found;
  }

  /// An account or a product is its name; of people with one name there are many.
  private Match byName(String id) {
    return new Match(id, By.NAME);
  }

  /// A company's phone is its switchboard and says nothing about who is meant.
  private boolean identifiesByContact() {
    return type == RecordType.LEAD || type == RecordType.CONTACT;
  }

  private Optional<String> nameKey(Row row) {
    var name = text(row, Fields.NAME).map(Spelling::normal).filter(key -> !key.isEmpty());
    return switch (type) {
      case LEAD -> with(name, text(row, "company").map(Spelling::company));
      case CONTACT -> with(name, text(row, "account"));
      case ACCOUNT -> text(row, Fields.NAME).map(Spelling::company);
      case PRODUCT -> name;
      default -> Optional.empty();
    };
  }

  private static Optional<String> with(Optional<String> name, Optional<String> company) {
    return name.flatMap(person -> company.map(place -> person + '\n' + place));
  }

  private static Optional<String> text(Row row, String field) {
    return Optional.ofNullable(row.textOrNull(field));
  }

  private static String email(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
