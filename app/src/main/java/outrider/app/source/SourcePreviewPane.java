package outrider.app.source;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import outrider.app.external.ExternalWords;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.protocol.SourcePreview;

/// What would become of a delivery: the first rows as they came, whose they would be, and what
/// could not be read.
final class SourcePreviewPane extends VBox {
  private final Words words;
  private final SourceTables tables;
  private final ExternalWords told;

  SourcePreviewPane(Workspace space, SourcePreview preview) {
    super(12);
    words = space.words();
    tables = new SourceTables(space);
    told = new ExternalWords(space);
    getStyleClass().add("source-preview");
    if (!preview.problem().isEmpty()) {
      add(tables.said(preview.problem()), "warn-text");
      return;
    }
    if (!preview.missing().isEmpty()) {
      add(
          words.get("sources.preview.missing", SourceDialogs.joined(preview.missing())),
          "warn-text");
    } else if (!preview.rows().isEmpty() || preview.refused() > 0) {
      add(words.get("sources.preview.count", preview.count(), preview.refused()), "bold");
      add(words.get("sources.preview.nothing"), "text-2");
    }
    preview.rows().forEach(row -> getChildren().add(line(row)));
    preview
        .refusals()
        .forEach(row ->
            add(
                words.get("sources.line", row.line()) + " · " + tables.said(row.reasons()),
                "warn-text"));
    if (!preview.samples().isEmpty()) {
      add(words.get("sources.preview.came"), "bold");
      getChildren().add(grid(preview.columns(), preview.samples()));
    }
  }

  private void add(String text, String style) {
    var label = SourceDialogs.paragraph(text);
    label.getStyleClass().add(style);
    getChildren().add(label);
  }

  private Node line(SourcePreview.Line row) {
    var name = new Label(told.kind(row.kind()) + " " + row.key());
    name.getStyleClass().add("bold");
    var company = row.company();
    var whose =
        SourceDialogs.paragraph(
            company != null
                ? words.get(
                    "sources.preview.whose", company, words.get("sources.key." + row.joinedBy()))
                : row.why().isEmpty()
                    ? words.get("sources.preview.everybody")
                    : tables.said(row.why()));
    whose.getStyleClass().add(company == null && !row.why().isEmpty() ? "warn-text" : "ok-text");
    var values = SourceDialogs.paragraph(values(row.values()));
    values.getStyleClass().addAll("small", "text-2");
    return new VBox(2, name, whose, values);
  }

  private String values(Map<String, Object> values) {
    return values.entrySet().stream()
        .filter(each -> !each.getKey().equals("more"))
        .map(each -> words.get("sources.field." + each.getKey()) + " " + shown(each))
        .collect(Collectors.joining(" · "));
  }

  private String shown(Map.Entry<String, Object> value) {
    if (value.getValue() instanceof Number number) {
      return switch (value.getKey()) {
        case "amount" -> words.amounts().full(number.longValue(), "");
        case "occurredAt", "changedAt", "deadline" -> told.near(number.longValue());
        default -> words.amounts().number(number.longValue());
      };
    }
    return String.valueOf(value.getValue());
  }

  private static Node grid(List<String> columns, List<List<String>> rows) {
    var grid = new GridPane(16, 4);
    for (var column = 0; column < columns.size(); column++) {
      var head = new Label(columns.get(column));
      head.getStyleClass().addAll("small", "text-3");
      grid.add(head, column, 0);
      for (var row = 0; row < rows.size(); row++) {
        var cells = rows.get(row);
        var cell = new Label(column < cells.size() ? cells.get(column) : "");
        cell.getStyleClass().add("small");
        grid.add(cell, column, row + 1);
      }
    }
    return grid;
  }
}
