package outrider.app.list;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.fx.Chip;
import outrider.app.fx.Column;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.GradeBadge;
import outrider.app.i18n.Countdown;
import outrider.app.shell.Workspace;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Table columns for the fields of the registry: each shows its field as it is shown everywhere.
public final class RowColumns {
  private static final int TAGS_SHOWN = 2;

  private final Workspace space;
  private final FieldRegistry registry;
  private final RecordType type;
  private final FieldText text;

  public RowColumns(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    registry = space.database().configuration().fields();
    text = new FieldText(space);
  }

  /// The column of a field, named and sorted by it.
  public Column<Row> of(String name, double width, String... styles) {
    var field = registry.field(type, name).orElseThrow();
    return column(field, width, styles).canSort();
  }

  /// A column for every field that is not among `shown`, hidden until the user chooses it.
  public List<Column<Row>> others(Collection<String> shown) {
    return registry.fields(type).stream()
        .filter(field -> !shown.contains(field.name()) && isWorthAColumn(field))
        .filter(FieldSight.of(space)::mayRead)
        .map(this::hidden)
        .toList();
  }

  /// The columns of the fields that administrators added, hidden until the user chooses them.
  public List<Column<Row>> custom() {
    return registry.custom(type).stream()
        .filter(RowColumns::isWorthAColumn)
        .filter(FieldSight.of(space)::mayRead)
        .map(this::hidden)
        .toList();
  }

  private Column<Row> hidden(FieldDefinition field) {
    return column(field, 120, "text-2").canSort().hiddenAtFirst().drops(20);
  }

  private Column<Row> column(FieldDefinition field, double width, String... styles) {
    var label = text.label(field);
    var name = field.name();
    return switch (name) {
      case "intent" ->
          Column.node(
              name,
              label,
              width,
              () -> new GradeBadge(space.words()),
              (badge, row) -> badge.show(row.text(name)));
      case Fields.TAGS -> Column.node(name, label, width, RowColumns::tagBox, this::showTags);
      case Fields.NEXT_STEP_AT ->
          Column.node(
              name,
              label,
              width,
              () -> new CountdownPill(space.words(), space.ticker(), space.zone()),
              (pill, row) -> pill.show(countdown(row)),
              CountdownPill::clear);
      default -> {
        var column =
            Column.<Row>text(name, label, width, row -> text.of(field, row), styles(field, styles));
        yield switch (field.kind()) {
          case NUMBER, MONEY -> column.toTheRight();
          default -> column;
        };
      }
    };
  }

  /// What a row counts towards.
  public static Countdown countdown(Row row) {
    var due = row.numberOrNull(Fields.NEXT_STEP_AT);
    return due == null ? Countdown.NONE : new Countdown.Due(due);
  }

  /// A tag as a chip in its own tint.
  public Chip chip(String tag) {
    var tone =
        space
            .database()
            .configuration()
            .row(RecordType.TAG, tag)
            .map(row -> row.text("tone"))
            .orElse("");
    return new Chip(
        text.tag(tag),
        switch (tone) {
          case "ok" -> Chip.Tone.OK;
          case "warn" -> Chip.Tone.WARN;
          case "risk" -> Chip.Tone.RISK;
          case "info" -> Chip.Tone.INFO;
          default -> Chip.Tone.PLAIN;
        });
  }

  private static HBox tagBox() {
    var box = new HBox(4);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /// Two at most: the rest is a number, so that no row is wider than another.
  private void showTags(HBox box, Row row) {
    var tags = row.set(Fields.TAGS);
    box.getChildren().setAll(tags.stream().limit(TAGS_SHOWN).map(this::chip).toList());
    if (tags.size() > TAGS_SHOWN) {
      box.getChildren().add(new Chip("+" + (tags.size() - TAGS_SHOWN), Chip.Tone.PLAIN));
    }
  }

  private static boolean isWorthAColumn(FieldDefinition field) {
    return switch (field.kind()) {
      case LONG_TEXT -> false;
      case REFERENCE -> field.referenced().filter(RecordType::isConfiguration).isPresent();
      default -> !field.name().equals(Fields.IMPORT);
    };
  }

  private static String[] styles(FieldDefinition field, String... more) {
    var numeric = field.kind().isNumeric() || field.name().equals("phone");
    var styles = Arrays.copyOf(more, more.length + (numeric ? 1 : 0));
    if (numeric) {
      styles[more.length] = "num";
    }
    return styles;
  }
}
