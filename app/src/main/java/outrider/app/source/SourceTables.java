package outrider.app.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.scene.Node;
import outrider.app.device.PersonName;
import outrider.app.external.ExternalWords;
import outrider.app.fx.Chip;
import outrider.app.fx.Column;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.integration.DataSource;
import outrider.core.protocol.SourceBook;
import outrider.core.rule.ReasonText;

/// The tables of what became of a source's deliveries and rows.
final class SourceTables {
  private final Workspace space;
  private final Words words;
  private final ExternalWords told;

  SourceTables(Workspace space) {
    this.space = space;
    this.words = space.words();
    this.told = new ExternalWords(space);
  }

  DataTable<SourceBook.Run> runs() {
    return table(
        "source-runs",
        "sources.runs.none",
        List.of(
            Column.text("when", "sources.when", 130, run -> told.near(run.at())),
            Column.<SourceBook.Run, Chip>node(
                "outcome",
                "sources.outcome",
                140,
                () -> new Chip("", Chip.Tone.PLAIN),
                (chip, run) -> {
                  chip.setVisible(true);
                  chip.setText(words.get("source.state." + run.outcome()));
                  chip.setTone(
                      run.outcome().equals(DataSource.GOOD) ? Chip.Tone.OK : Chip.Tone.RISK);
                },
                chip -> chip.setVisible(false)),
            number("rows", "sources.rows", SourceBook.Run::rows),
            number("written", "sources.written", SourceBook.Run::written),
            number("waiting", "sources.waiting", SourceBook.Run::waiting),
            number("refused", "sources.refused", SourceBook.Run::refused),
            Column.<SourceBook.Run>text(
                    "from", "sources.from", 160, run -> run.from() == null ? "" : run.from())
                .drops(1),
            Column.<SourceBook.Run>text("why", "sources.why", 200, run -> said(run.reasons()))
                .canGrow()));
  }

  DataTable<SourceBook.Waiting> waiting() {
    return table(
        "source-waiting",
        "sources.waiting.none",
        List.of(
            Column.text("key", "sources.key", 150, SourceBook.Waiting::key, "bold"),
            Column.text("what", "sources.what", 180, SourceBook.Waiting::title),
            Column.text("keys", "sources.keys", 240, row -> keys(row.keys())),
            Column.<SourceBook.Waiting>text("why", "sources.why", 240, row -> said(row.why()))
                .canGrow(),
            Column.<SourceBook.Waiting>text(
                    "when", "sources.since", 130, row -> told.near(row.at()))
                .drops(1)));
  }

  DataTable<SourceBook.Joined> joined() {
    return table(
        "source-joined",
        "sources.joined.none",
        List.of(
            Column.text("key", "sources.key", 150, SourceBook.Joined::key, "bold"),
            Column.text("what", "sources.what", 180, SourceBook.Joined::title),
            Column.<SourceBook.Joined>text(
                    "company", "sources.company", 200, SourceBook.Joined::company)
                .canGrow(),
            Column.text("by", "sources.by", 140, row -> PersonName.of(space, row.by())),
            Column.text("when", "sources.when", 130, row -> told.near(row.at()))));
  }

  DataTable<SourceBook.Tender> tenders() {
    return table(
        "source-tenders",
        "sources.tenders.none",
        List.of(
            Column.<SourceBook.Tender>text(
                    "what", "sources.tender", 280, SourceBook.Tender::title, "bold")
                .canGrow(),
            Column.text("buyer", "sources.buyer", 160, SourceBook.Tender::buyer),
            Column.text(
                "outcome", "sources.outcome", 110, row -> words.get("sources." + row.outcome())),
            Column.<SourceBook.Tender>text("why", "sources.whyNot", 300, row -> said(row.why()))
                .canGrow(),
            Column.<SourceBook.Tender>text("when", "sources.when", 130, row -> told.near(row.at()))
                .drops(1)));
  }

  private <T> DataTable<T> table(String name, String none, List<Column<T>> columns) {
    var table = new DataTable<>(words, space.memory(), name, columns);
    table.setEmpty(new EmptyState(Icon.SOURCE, words.text(none).getValue()));
    return table;
  }

  private Column<SourceBook.Run> number(
      String id, String key, ToIntFunction<SourceBook.Run> value) {
    return Column.<SourceBook.Run>text(
            id, key, 90, run -> words.amounts().number(value.applyAsInt(run)), "num")
        .toTheRight();
  }

  /// @param reasons as `ReasonText` writes them
  String said(String reasons) {
    return space.reasons().say(ReasonText.read(reasons).reasons());
  }

  private String keys(List<SourceBook.Key> keys) {
    return keys.stream()
        .map(key -> words.get("sources.key." + key.name()) + ' ' + key.value())
        .collect(Collectors.joining(" · "));
  }

  /// Numbers rows as they stand.
  static <T> PagedRows<T> rows(List<T> all) {
    var shown = new LinkedHashMap<Long, T>();
    for (var row : all) {
      shown.put((long) shown.size() + 1, row);
    }
    return PagedRows.of(shown);
  }

  static <T extends Node> T visible(T node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
    return node;
  }
}
