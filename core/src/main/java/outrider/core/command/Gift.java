package outrider.core.command;

import java.util.List;

/// What one person receives by a handover.
///
/// @param receiver id of a user
/// @param records each as `Held` writes it
public record Gift(String receiver, List<String> records) {

  public Gift {
    records = List.copyOf(records);
  }
}
