package outrider.core.user;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.USER;

import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Somebody who signs in. The password is not here: it never leaves HQ.
public record User(Row row) {

  public static final String LOGIN = "login";
  public static final String ROLE = "role";
  public static final String EMAIL = "email";

  /// By which the company's telephone system knows this person: an extension, an agent's number, or
  /// a telephone number.
  public static final String EXTENSION = "extension";

  /// What this person answers for beside selling: `technical`, `commercial` for what deals promise,
  /// `sales`, `marketing`, `it` for changes of the rules. Whose duty it is gives their word.
  public static final String DUTIES = "duties";

  public static final String INACTIVE = "inactive";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(USER, LOGIN, FieldKind.TEXT).asRequired(),
          field(USER, Fields.NAME, FieldKind.TEXT).asRequired(),
          choice(USER, ROLE, "rep", "manager", "admin").asRequired(),
          reference(USER, Fields.TEAM, RecordType.TEAM),
          field(USER, "phone", FieldKind.PHONE),
          field(USER, EXTENSION, FieldKind.TEXT),
          field(USER, EMAIL, FieldKind.EMAIL),
          field(USER, DUTIES, FieldKind.TEXT_SET),
          field(USER, INACTIVE, FieldKind.FLAG));

  public static User of(Row row) {
    return new User(row);
  }

  public String id() {
    return row.id();
  }

  public String login() {
    return row.text(LOGIN);
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// Empty where none is known.
  public String email() {
    return row.text(EMAIL);
  }

  /// Empty where the telephone system does not know this person.
  public String extension() {
    return row.text(EXTENSION);
  }

  public Role role() {
    return Role.of(row.textOrNull(ROLE));
  }

  public @Nullable String team() {
    return row.textOrNull(Fields.TEAM);
  }

  public List<String> duties() {
    return row.set(DUTIES);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }
}
