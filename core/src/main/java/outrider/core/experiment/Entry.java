package outrider.core.experiment;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.Row;

/// That a lead or deal is in an experiment: which, with which variant, since when. It stands on the
/// record, so it stays whoever has it and whatever becomes of it.
///
/// @param variant from 0
/// @param at in epoch milliseconds
public record Entry(String experiment, int variant, long at) {

  /// The field of leads and deals: `<id>:B@<millis>` for each.
  public static final String FIELD = Fields.EXPERIMENTS;

  /// The variant of a record: a fair die that falls the same on every laptop and at HQ, now and
  /// later, since it is thrown by both ids alone.
  ///
  /// @return from 0, under `variants`
  public static int assign(String experiment, String record, int variants) {
    var mixed = UUID.fromString(Ids.derive(experiment, record)).getMostSignificantBits();
    return (int) ((mixed >>> 33) % variants);
  }

  public static List<Entry> all(Row row) {
    return row.set(FIELD).stream().flatMap(text -> read(text).stream()).toList();
  }

  public static Optional<Entry> of(Row row, String experiment) {
    return all(row).stream().filter(each -> each.experiment.equals(experiment)).findFirst();
  }

  public static Row enter(Row row, Entry entry) {
    var entries = new TreeSet<>(row.set(FIELD));
    entries.add(entry.text());
    return row.with(FIELD, List.copyOf(entries));
  }

  public String text() {
    return experiment + ':' + Variant.letter(variant) + '@' + at;
  }

  public static Optional<Entry> read(String text) {
    var colon = text.indexOf(':');
    var sign = text.indexOf('@');
    if (colon < 1 || sign != colon + 2) {
      return Optional.empty();
    }
    var variant = text.charAt(colon + 1) - 'A';
    try {
      return variant < 0 || variant >= Variant.MOST
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  text.substring(0, colon), variant, Long.parseLong(text.substring(sign + 1))));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }
}
