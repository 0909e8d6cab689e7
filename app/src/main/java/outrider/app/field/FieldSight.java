package outrider.app.field;

import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Row;

/// Which fields somebody of a role is shown, and which of them they write: what an administrator
/// said of each. HQ refuses what is written all the same.
///
/// @param role by its wire name
public record FieldSight(String role) {

  /// The sight of whoever is signed in.
  public static FieldSight of(Workspace space) {
    return new FieldSight(space.commands().actor().role().wireName());
  }

  public boolean mayRead(FieldDefinition field) {
    return field.terms().audience().mayRead(role);
  }

  /// Whether a record as it stands shows the field.
  public boolean shows(FieldDefinition field, Row row) {
    return mayRead(field) && field.terms().audience().isAt(row);
  }

  public boolean mayWrite(FieldDefinition field) {
    return !field.managed() && field.terms().audience().mayWrite(role);
  }
}
