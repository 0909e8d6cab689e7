package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.FORM;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A web form by which people from outside become leads: what it is called, which source its leads
/// have, and which of its fields is which of a lead's.
///
/// Everything here is public sooner or later, since every workstation holds it; the keys by which
/// other systems hand leads in never leave HQ.
public record Form(Row row) {

  public static final String SOURCE = "source";

  /// Lines of `incoming name=field of a lead`; absent for the fields of `USUAL` by their own names.
  public static final String MAPPING = "mapping";

  /// The incoming names in the order in which the page shows them, one a line. The lines of the
  /// mapping are a set, so that two people may add to them at a time, and a set has no order; a
  /// name that is not told of here comes after those that are.
  public static final String FIELD_ORDER = "fieldOrder";

  /// The name of a field that people do not see and programs fill in.
  public static final String HONEYPOT = "honeypot";

  /// Whether it tells of a behaviour (somebody fetched a white paper) rather than of an inquiry.
  public static final String BEHAVIOUR = "behaviour";

  /// Where the browser goes afterwards; absent for a page with the words of thanks.
  public static final String REDIRECT = "redirect";

  /// What the form's own page sends along; absent for a form that has no page.
  public static final String TOKEN = "token";

  public static final String INACTIVE = "inactive";

  /// A token that is shorter can be guessed.
  public static final int TOKEN_CHARS_MIN = 20;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(FORM, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(FORM, "nameEn", FieldKind.TEXT),
          field(FORM, SOURCE, FieldKind.TEXT).asRequired(),
          field(FORM, MAPPING, FieldKind.TEXT_SET),
          field(FORM, FIELD_ORDER, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST),
          field(FORM, HONEYPOT, FieldKind.TEXT),
          field(FORM, BEHAVIOUR, FieldKind.FLAG),
          field(FORM, "thanks", FieldKind.LONG_TEXT),
          field(FORM, "thanksEn", FieldKind.LONG_TEXT),
          field(FORM, REDIRECT, FieldKind.TEXT),
          field(FORM, TOKEN, FieldKind.TEXT),
          field(FORM, INACTIVE, FieldKind.FLAG));

  private static final List<String> USUAL = List.of("name", "company", "phone", "email", "note");

  public static Form of(Row row) {
    return new Form(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  /// What the page is headed with.
  public String name(boolean chinese) {
    var english = row.textOrNull("nameEn");
    return chinese || english == null ? name() : english;
  }

  public String source() {
    return row.text(SOURCE);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  public boolean isBehaviour() {
    return row.flag(BEHAVIOUR);
  }

  public Optional<String> honeypot() {
    return Optional.ofNullable(row.textOrNull(HONEYPOT));
  }

  public Optional<String> token() {
    return Optional.ofNullable(row.textOrNull(TOKEN));
  }

  public Optional<String> redirect() {
    return Optional.ofNullable(row.textOrNull(REDIRECT));
  }

  /// The words of thanks; empty where nobody wrote any.
  public Optional<String> thanks(boolean chinese) {
    var english = row.textOrNull("thanksEn");
    return Optional.ofNullable(chinese || english == null ? row.textOrNull("thanks") : english);
  }

  /// Incoming names with the lead's field of each, in the order of the page. Lines that make no
  /// sense are left out.
  public Map<String, String> mapping() {
    var mapping = pairs();
    var order = new LinkedHashSet<>(row.text(FIELD_ORDER).lines().map(String::strip).toList());
    order.retainAll(mapping.keySet());
    order.addAll(mapping.keySet());
    var ordered = new LinkedHashMap<String, String>();
    order.forEach(name -> ordered.put(name, mapping.getOrDefault(name, "")));
    return ordered;
  }

  private Map<String, String> pairs() {
    var mapping = new LinkedHashMap<String, String>();
    for (var line : row.set(MAPPING)) {
      var cut = line.indexOf('=');
      if (cut > 0 && cut < line.length() - 1) {
        mapping.put(line.substring(0, cut).strip(), line.substring(cut + 1).strip());
      }
    }
    if (row.set(MAPPING).isEmpty()) {
      USUAL.forEach(name -> mapping.put(name, name));
    }
    return mapping;
  }

  /// Whether somebody outside may fill a field of a lead: not what the rules keep, not the source,
  /// which the form has, nor how far it is, and nothing that is a choice among our own records or a
  /// time.
  public static boolean mayFill(FieldRegistry registry, String field) {
    return registry
        .field(RecordType.LEAD, field)
        .filter(known -> !known.managed() && !known.name().equals(SOURCE))
        .filter(known ->
            known.kind() != FieldKind.REFERENCE
                && known.kind() != FieldKind.INSTANT
                && !known.name().equals(Lead.STATUS)
                && !known.name().equals(Fields.EXTERNAL_ID)
                && !known.name().equals(Fields.TAGS))
        .isPresent();
  }
}
