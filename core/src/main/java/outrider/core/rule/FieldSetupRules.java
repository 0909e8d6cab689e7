package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.configuration.FormulaFlaw;
import outrider.core.configuration.Layout;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldKind;
import outrider.core.record.FieldPattern;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;

/// What a field of one's own and a layout must be like to make sense: found when somebody sets them
/// up, not when the first record is filled.
final class FieldSetupRules {

  /// Fields of one's own that a record type can have.
  static final int FIELDS_MAX = 150;

  private static final Pattern NAME = Pattern.compile("x_[a-zA-Z0-9_]{1,60}");
  private static final Set<String> ROLES = Set.of("rep", "manager", "admin");

  /// Kinds between which a field may change, since what stands there stays as it is.
  private static final Set<FieldKind> TEXTS =
      Set.of(FieldKind.TEXT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.CHOICE);

  private static final Set<FieldKind> WIDE = Set.of(FieldKind.TEXT, FieldKind.LONG_TEXT);

  private FieldSetupRules() {}

  static List<Reason> check(Row row, Draft draft) {
    return row.type() == RecordType.LAYOUT ? layout(Layout.of(row)) : field(row, draft);
  }

  private static List<Reason> field(Row row, Draft draft) {
    var field = CustomField.of(row);
    var before = draft.row(RecordType.FIELD, row.id()).map(CustomField::of);
    var type = field.type();
    var kind = field.kind();
    var reasons = new ArrayList<Reason>();
    if (type.filter(CustomField.TYPES::contains).isEmpty()) {
      reasons.add(reason("field-setup.type", CustomField.OF));
    }
    if (!NAME.matcher(field.name()).matches()) {
      reasons.add(reason("field-setup.name", Fields.NAME));
    }
    if (!reasons.isEmpty() || kind.isEmpty()) {
      return reasons;
    }
    before.ifPresent(old -> fixed(old, field, reasons));
    taken(field, draft, reasons);
    if (before.isPresent() && field.isRemoved()) {
      if (!before.get().isRemoved()) {
        inUse(field, draft).ifPresent(reasons::add);
      }
      return reasons;
    }
    shape(field, kind.get(), reasons);
    limits(field, kind.get(), reasons);
    audience(field, before, draft, reasons);
    if (reasons.isEmpty()) {
      standard(field, reasons);
      formulas(field, draft, reasons);
    }
    return reasons;
  }

  /// What a field is, and what it is of, never changes: the values that it has would be none.
  private static void fixed(CustomField old, CustomField now, List<Reason> reasons) {
    if (!old.name().equals(now.name())
        || !old.row().text(CustomField.OF).equals(now.row().text(CustomField.OF))) {
      reasons.add(reason("field-setup.name-fixed", Fields.NAME));
    }
    var from = old.kind();
    var to = now.kind();
    if (from.isPresent()
        && to.isPresent()
        && from.get() != to.get()
        && !widens(from.get(), to.get())) {
      reasons.add(reason("field-setup.kind-fixed", CustomField.KIND));
    }
    if (old.isCalculated() != now.isCalculated()) {
      reasons.add(reason("field-setup.kind-fixed", CustomField.FORMULA));
    }
  }

  private static boolean widens(FieldKind from, FieldKind to) {
    return TEXTS.contains(from) && WIDE.contains(to)
        || from == FieldKind.LONG_TEXT && to == FieldKind.TEXT;
  }

  private static void taken(CustomField field, Draft draft, List<Reason> reasons) {
    var siblings = siblings(field, draft).toList();
    if (siblings.stream().anyMatch(other -> other.name().equals(field.name()))) {
      reasons.add(reason("field-setup.name-taken", Fields.NAME));
    }
    if (!field.isRemoved()
        && siblings.stream()
            .anyMatch(other -> !other.isRemoved() && other.label().equals(field.label()))) {
      reasons.add(
          reason("field-setup.label-taken", CustomField.LABEL).with("label", field.label()));
    }
    if (siblings.size() >= FIELDS_MAX && draft.row(RecordType.FIELD, field.id()).isEmpty()) {
      reasons.add(reason("field-setup.too-many", CustomField.OF).with("most", FIELDS_MAX));
    }
  }

  /// The other fields of the same type, removed ones too.
  private static Stream<CustomField> siblings(CustomField field, Draft draft) {
    return draft.configuration().all(RecordType.FIELD).stream()
        .flatMap(row -> draft.row(RecordType.FIELD, row.id()).stream())
        .map(CustomField::of)
        .filter(other -> !other.id().equals(field.id()) && other.type().equals(field.type()));
  }

  private static void shape(CustomField field, FieldKind kind, List<Reason> reasons) {
    var choices = field.choices().size();
    if (kind == FieldKind.CHOICE && choices == 0) {
      reasons.add(reason("field-setup.no-choices", CustomField.CHOICES));
    } else if (choices > CustomField.CHOICES_MAX) {
      reasons.add(
          reason("field-setup.many-choices", CustomField.CHOICES)
              .with("most", CustomField.CHOICES_MAX));
    }
    if (kind == FieldKind.REFERENCE && !field.row().has(CustomField.TARGET)) {
      reasons.add(reason("field-setup.no-target", CustomField.TARGET));
    }
    if (field.isCalculated() && !CustomField.CALCULATED.contains(kind)) {
      reasons.add(reason("field-setup.formula-kind", CustomField.KIND));
    }
  }

  private static void limits(CustomField field, FieldKind kind, List<Reason> reasons) {
    var limits = field.limits();
    var least = limits.least();
    var most = limits.most();
    if (kind.isNumeric() && least != null && most != null && least > most) {
      reasons.add(reason("field-setup.crossed", CustomField.MOST));
    }
    var shortest = limits.shortest();
    var longest = limits.longest();
    var room = kind == FieldKind.LONG_TEXT ? FieldRules.LONG_TEXT_MAX : FieldRules.TEXT_MAX;
    if (shortest != null && (shortest < 0 || shortest > room)) {
      reasons.add(reason("field-setup.length", CustomField.SHORTEST).with("most", room));
    }
    if (longest != null && (longest < 1 || longest > room)) {
      reasons.add(reason("field-setup.length", CustomField.LONGEST).with("most", room));
    } else if (shortest != null && longest != null && shortest > longest) {
      reasons.add(reason("field-setup.crossed", CustomField.LONGEST));
    }
    var pattern = field.row().textOrNull(CustomField.PATTERN);
    if (pattern != null && FieldPattern.read(pattern).isEmpty()) {
      reasons.add(reason("field-setup.pattern", CustomField.PATTERN));
    }
  }

  private static void audience(
      CustomField field, Optional<CustomField> before, Draft draft, List<Reason> reasons) {
    var row = field.row();
    var known = before.map(old -> Set.copyOf(old.row().set(CustomField.STAGES))).orElse(Set.of());
    var isGone =
        field.type().equals(Optional.of(RecordType.OPPORTUNITY))
            && row.set(CustomField.STAGES).stream()
                .anyMatch(stage ->
                    !known.contains(stage) && draft.row(RecordType.STAGE, stage).isEmpty());
    if (isGone) {
      reasons.add(reason("field-setup.stage-gone", CustomField.STAGES));
    }
    for (var name : List.of(CustomField.SEEN_BY, CustomField.WRITTEN_BY)) {
      if (!ROLES.containsAll(row.set(name))) {
        reasons.add(FieldRules.reason("field.malformed", RecordType.FIELD, name));
      }
    }
    var seen = row.set(CustomField.SEEN_BY);
    if (!seen.isEmpty() && !seen.containsAll(row.set(CustomField.WRITTEN_BY))) {
      reasons.add(reason("field-setup.unseen", CustomField.WRITTEN_BY));
    }
  }

  /// What a new record begins with has to be right itself.
  private static void standard(CustomField field, List<Reason> reasons) {
    var written = field.row().textOrNull(CustomField.STANDARD);
    var definition = field.definition();
    if (written == null || definition.isEmpty() || field.isCalculated()) {
      return;
    }
    Object value;
    try {
      value = ValueText.read(definition.get().kind(), written);
    } catch (IllegalArgumentException unread) {
      reasons.add(reason("field-setup.standard", CustomField.STANDARD));
      return;
    }
    if (!definition.get().accepts(value)
        || definition.get().terms().limits().broken(value).isPresent()) {
      reasons.add(reason("field-setup.standard", CustomField.STANDARD));
    }
  }

  /// This field's formula, and that no other's stops making sense by it.
  private static void formulas(CustomField field, Draft draft, List<Reason> reasons) {
    var type = field.type().orElseThrow();
    var registry = with(field, draft);
    registry
        .flaw(type, field.name())
        .map(flaw -> flawed(flaw, type))
        .or(() ->
            siblings(field, draft)
                .filter(other -> !isFlawed(draft, type, other.name()))
                .filter(other -> registry.flaw(type, other.name()).isPresent())
                .findFirst()
                .map(other ->
                    reason("field-setup.used-by-formula", CustomField.KIND)
                        .with("other", other.label())))
        .ifPresent(reasons::add);
  }

  private static Reason flawed(FormulaFlaw flaw, RecordType type) {
    var reason =
        switch (flaw.what()) {
          case MALFORMED -> Reason.of("formula.malformed");
          case TOO_LONG -> Reason.of("formula.too-long");
          case UNKNOWN_FIELD -> Reason.of("formula.unknown-field");
          case UNKNOWN_NAME -> Reason.of("formula.unknown-name");
          case ARGUMENTS -> Reason.of("formula.arguments");
          case MISMATCH -> Reason.of("formula.mismatch");
          case LOOP -> Reason.of("formula.loop");
        };
    return reason
        .with("type", RecordType.FIELD.wireName())
        .with("field", CustomField.FORMULA)
        .with("part", flaw.part())
        .with("of", type.wireName());
  }

  private static boolean isFlawed(Draft draft, RecordType type, String name) {
    return draft.configuration().fields().flaw(type, name).isPresent();
  }

  private static FieldRegistry with(CustomField field, Draft draft) {
    return FieldRegistry.of(
        Stream.concat(siblings(field, draft), Stream.of(field)).map(CustomField::row).toList());
  }

  /// What would be left without its field: a formula, a stage's checklist, a form.
  static Optional<Reason> inUse(CustomField field, Draft draft) {
    return siblings(field, draft)
        .filter(other -> !other.isRemoved() && other.formula().contains("[" + field.name() + "]"))
        .findFirst()
        .map(other -> Reason.of("field-setup.in-formula", "other", other.label()))
        .or(() -> inChecklist(field, draft))
        .or(() -> inForm(field, draft));
  }

  private static Optional<Reason> inChecklist(CustomField field, Draft draft) {
    if (!field.type().equals(Optional.of(RecordType.OPPORTUNITY))) {
      return Optional.empty();
    }
    return current(draft, RecordType.CHECKLIST_ITEM)
        .map(ChecklistItem::of)
        .filter(item -> item.fieldNames().contains(field.name()))
        .findFirst()
        .map(item ->
            Reason.of("field-setup.in-checklist", "item", item.id())
                .with(
                    "stage",
                    draft
                        .row(RecordType.STAGE, item.stage())
                        .map(OpportunityStage::of)
                        .map(OpportunityStage::id)
                        .orElse("")));
  }

  private static Optional<Reason> inForm(CustomField field, Draft draft) {
    if (!field.type().equals(Optional.of(RecordType.LEAD))) {
      return Optional.empty();
    }
    return current(draft, RecordType.FORM)
        .map(Form::of)
        .filter(form -> form.mapping().containsValue(field.name()))
        .findFirst()
        .map(form -> Reason.of("field-setup.in-form", "form", form.name()));
  }

  private static Stream<Row> current(Draft draft, RecordType type) {
    return draft.configuration().all(type).stream()
        .flatMap(row -> draft.row(type, row.id()).stream());
  }

  private static List<Reason> layout(Layout layout) {
    var type = RecordType.byWireName(layout.row().text(Layout.OF));
    if (type.filter(CustomField.TYPES::contains).isEmpty()
        || !layout.row().id().equals(Layout.idOf(type.get()))) {
      return List.of(FieldRules.reason("layout.type", RecordType.LAYOUT, Layout.OF));
    }
    var sections = layout.sections();
    if (sections.size() > Layout.SECTIONS_MAX) {
      return List.of(
          FieldRules.reason("layout.sections", RecordType.LAYOUT, Layout.LINES)
              .with("most", Layout.SECTIONS_MAX));
    }
    var isUntitled =
        sections.stream()
            .anyMatch(section ->
                section.title().isBlank()
                    || section.title().length() > Layout.TITLE_MAX
                    || section.titleEn().length() > Layout.TITLE_MAX);
    return isUntitled
        ? List.of(
            FieldRules.reason("layout.title", RecordType.LAYOUT, Layout.LINES)
                .with("most", Layout.TITLE_MAX))
        : List.of();
  }

  private static Reason reason(String id, String field) {
    return FieldRules.reason(id, RecordType.FIELD, field);
  }
}
