package outrider.app.importing.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one column of a file holds, as the mapping step shows it and matches by it.
///
/// @param index its place from 0
/// @param header its name as written, blank where there is none
/// @param samples the first few different values
/// @param rows readable records seen
/// @param filled records with something in this column
/// @param values how often each different value comes, most often first; cut off when there are too
///   many
/// @param allValues whether `values` holds every different value
/// @param kind what most of the filled cells are
/// @param dates how the dates are written, when they are dates
public record ColumnProfile(
    int index,
    String header,
    List<String> samples,
    long rows,
    long filled,
    Map<String, Long> values,
    boolean allValues,
    ContentKind kind,
    Optional<DateWriting> dates) {
  public ColumnProfile {
    samples = List.copyOf(samples);
    values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
  }

  public double fillRate() {
    return rows == 0 ? 0 : (double) filled / rows;
  }

  /// How a column of dates is written.
  ///
  /// @param ambiguous how many dates could be read either way
  /// @param order the reading that fits the unambiguous ones, or the likelier one
  /// @param certain whether the unambiguous dates of the column settle it
  /// @param mixed whether the column is written in more than one order
  public record DateWriting(
      long ambiguous, WrittenDate.Order order, boolean certain, boolean mixed) {}
}
