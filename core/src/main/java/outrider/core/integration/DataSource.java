package outrider.core.integration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.DATA_SOURCE;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// A system that HQ hears of orders, invoices, tickets and the like from, as far as everybody may
/// know of it: how it is and how fresh what it delivered is. How it is reached is HQ's alone.
///
/// Everybody has it, because everybody has to see how old the figures of a customer are. HQ alone
/// writes it; no command does.
public record DataSource(Row row) {

  /// How its rows come.
  public static final String WAY = "way";

  /// The kind of its rows, as [ExternalRecord#KINDS] or a free word.
  public static final String KIND = "kind";

  public static final String STATE = "state";
  public static final String STATE_SINCE = "stateSince";

  /// When it last delivered whole, or said that it has nothing new.
  public static final String FRESH_AT = "freshAt";

  /// When it was last tried, whatever came of it.
  public static final String TRIED_AT = "triedAt";

  /// How old may be what it delivered, in minutes.
  public static final String LATE_AFTER = "lateAfterMinutes";

  /// Why it is as it is: reasons as `ReasonText` writes them.
  public static final String SAID = "said";

  /// Rows of the last delivery that was taken.
  public static final String ROWS = "rows";

  /// Rows of it that could not be read.
  public static final String REFUSED = "refused";

  /// Rows, of whatever delivery, whose customer is not known.
  public static final String WAITING = "waiting";

  /// Nothing was delivered yet.
  public static final String NEW = "new";

  public static final String GOOD = "good";
  public static final String FAILING = "failing";

  /// What it delivers lacks columns that are needed: nothing was taken.
  public static final String CHANGED = "changed";

  /// It is not asked, and what it pushes is turned away, until somebody says otherwise.
  public static final String PAUSED = "paused";

  /// It is asked no more; what it delivered stays.
  public static final String REMOVED = "removed";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(DATA_SOURCE, Fields.NAME, FieldKind.TEXT).asManaged(),
          choice(DATA_SOURCE, WAY, "push", "folder", "http", "jdbc").asManaged(),
          field(DATA_SOURCE, KIND, FieldKind.TEXT).asManaged(),
          choice(DATA_SOURCE, STATE, NEW, GOOD, FAILING, CHANGED, PAUSED, REMOVED).asManaged(),
          field(DATA_SOURCE, STATE_SINCE, FieldKind.INSTANT).asManaged(),
          field(DATA_SOURCE, FRESH_AT, FieldKind.INSTANT).asManaged(),
          field(DATA_SOURCE, TRIED_AT, FieldKind.INSTANT).asManaged(),
          field(DATA_SOURCE, LATE_AFTER, FieldKind.NUMBER).asManaged(),
          field(DATA_SOURCE, SAID, FieldKind.LONG_TEXT).asManaged(),
          field(DATA_SOURCE, ROWS, FieldKind.NUMBER).asManaged(),
          field(DATA_SOURCE, REFUSED, FieldKind.NUMBER).asManaged(),
          field(DATA_SOURCE, WAITING, FieldKind.NUMBER).asManaged());

  public static DataSource of(Row row) {
    return new DataSource(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String way() {
    return row.text(WAY);
  }

  public String kind() {
    return row.text(KIND);
  }

  public String state() {
    return row.text(STATE);
  }

  public OptionalLong freshAt() {
    return optional(row.numberOrNull(FRESH_AT));
  }

  public OptionalLong stateSince() {
    return optional(row.numberOrNull(STATE_SINCE));
  }

  public String said() {
    return row.text(SAID);
  }

  public long rows() {
    return row.number(ROWS, 0);
  }

  public long refused() {
    return row.number(REFUSED, 0);
  }

  public long waiting() {
    return row.number(WAITING, 0);
  }

  /// From when on what it delivered is too old; empty where nothing was delivered or nobody said
  /// how old it may be.
  public OptionalLong lateFrom() {
    var minutes = row.number(LATE_AFTER, 0);
    var fresh = freshAt();
    return minutes <= 0 || fresh.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(fresh.getAsLong() + TimeUnit.MINUTES.toMillis(minutes));
  }

  /// Whether what it delivered is too old at a moment, in epoch milliseconds.
  public boolean isLate(long at) {
    return lateFrom().stream().anyMatch(from -> at >= from);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
