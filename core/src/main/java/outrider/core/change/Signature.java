package outrider.core.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What somebody said about a change request for one of the three duties, and what exactly it was
/// said of: edited since, it counts no more.
///
/// @param at in epoch milliseconds
/// @param of the digest of what was signed
/// @param counted what the dry run counted then, such as `deals=14 leads=3`; empty where nobody ran
///   one
public record Signature(
    ChangeDuty duty, String by, long at, boolean agreed, String note, String of, String counted) {

  public static final String AGREED = "agreed";
  public static final String REFUSED = "refused";

  /// Takes back what one has said.
  public static final String OPEN = "open";

  public static final int COUNTED_MAX = 200;

  static List<FieldDefinition> fields() {
    var fields = new ArrayList<FieldDefinition>();
    for (var duty : ChangeDuty.values()) {
      fields.add(
          FieldDefinition.reference(RecordType.CHANGE_REQUEST, by(duty), RecordType.USER)
              .asManaged());
      fields.add(field(at(duty), FieldKind.INSTANT));
      fields.add(
          FieldDefinition.choice(RecordType.CHANGE_REQUEST, said(duty), AGREED, REFUSED)
              .asManaged());
      fields.add(field(note(duty), FieldKind.TEXT));
      fields.add(field(of(duty), FieldKind.TEXT));
      fields.add(field(counted(duty), FieldKind.TEXT));
    }
    return fields;
  }

  private static FieldDefinition field(String name, FieldKind kind) {
    return FieldDefinition.field(RecordType.CHANGE_REQUEST, name, kind).asManaged();
  }

  public static Optional<Signature> in(Row row, ChangeDuty duty) {
    return Optional.ofNullable(row.textOrNull(by(duty)))
        .map(by ->
            new Signature(
                duty,
                by,
                row.number(at(duty), 0),
                row.text(said(duty)).equals(AGREED),
                row.text(note(duty)),
                row.text(of(duty)),
                row.text(counted(duty))));
  }

  public Row writtenTo(Row row) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put(by(duty), by);
    fields.put(at(duty), at);
    fields.put(said(duty), agreed ? AGREED : REFUSED);
    fields.put(note(duty), note);
    fields.put(of(duty), of);
    fields.put(counted(duty), counted);
    return row.with(fields);
  }

  public static Row without(Row row, ChangeDuty duty) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (var name : List.of(by(duty), at(duty), said(duty), note(duty), of(duty), counted(duty))) {
      fields.put(name, null);
    }
    return row.with(fields);
  }

  public static Row withoutAny(Row row) {
    var bare = row;
    for (var duty : ChangeDuty.values()) {
      bare = without(bare, duty);
    }
    return bare;
  }

  /// What the dry run counted, by what it counted.
  public Map<String, Long> counts() {
    var counts = new LinkedHashMap<String, Long>();
    for (var part : counted.split(" ")) {
      var cut = part.indexOf('=');
      if (cut > 0) {
        counts.put(part.substring(0, cut), Long.valueOf(part.substring(cut + 1)));
      }
    }
    return counts;
  }

  /// Whether a text is what a dry run counts.
  public static boolean isCounted(String text) {
    return text.isEmpty()
        || text.length() <= COUNTED_MAX && text.matches("[a-z]+=\\d{1,9}( [a-z]+=\\d{1,9})*");
  }

  private static String by(ChangeDuty duty) {
    return duty.word() + "By";
  }

  private static String at(ChangeDuty duty) {
    return duty.word() + "At";
  }

  private static String said(ChangeDuty duty) {
    return duty.word() + "Said";
  }

  private static String note(ChangeDuty duty) {
    return duty.word() + "Note";
  }

  private static String of(ChangeDuty duty) {
    return duty.word() + "Of";
  }

  private static String counted(ChangeDuty duty) {
    return duty.word() + "Counted";
  }
}
