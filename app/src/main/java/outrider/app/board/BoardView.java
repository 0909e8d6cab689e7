package outrider.app.board;

import java.io.File;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.change.ChangeMarks;
import outrider.app.fx.BehindPanel;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ClipboardText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// Where the process is stuck: conversion by step, how long deals stay in each stage, what became
/// of the leads of each month, how fast leads are answered, what is won, by channel and person.
/// Counted on this laptop, over what this laptop holds. Reps see what is their own.
public final class BoardView extends Screen {
  private static final Logger LOG = LoggerFactory.getLogger(BoardView.class);

  /// Beside the filters.
  private static final double SHARE_WIDTH = 128;

  private final Workspace space;
  private final BoardViewModel model;
  private final BoardWords text;
  private final BoardTables tables;
  private final BoardFilters filters;
  private final FigureTiles figures;
  private final FunnelChart funnel;
  private final StayChart stays;
  private final BoardColumns columns;
  private final ColumnChart cohorts;
  private final ColumnChart responses;
  private final ColumnChart sizes;
  private final BoardTableView channels;
  private final BoardTableView people;
  private final AnswersCard answers;
  private final SequencesCard sequences;
  private final WarningsCard warnings;
  private final ChangeMarks marks;
  private final BehindPanel<RowBehind> behind;
  private final ChartCard funnelCard;
  private final ChartCard staysCard;
  private final ChartCard cohortsCard;
  private final ChartCard responsesCard;
  private final ChartCard sizesCard;
  private final Label counted = new Label();
  private final Label notice = new Label();
  private final List<CardRow> rows = new ArrayList<>();
  private final VBox all = new VBox(12);
  private final StackPane content = new StackPane();
  private final ScrollPane shown;
  private final BorderPane page;
  private boolean asTables;

  /// @param shelf keeps the facts between openings
  public BoardView(Workspace space, BoardShelf shelf) {
    super(new BorderPane(), space.words().get("nav.processBoard"));
    this.space = space;
    page = (BorderPane) root();
    model =
        new BoardViewModel(
            space.database(), shelf, space.clock(), space.zone(), space.commands().actor().user());
    text = new BoardWords(space);
    tables = new BoardTables(text);
    BiConsumer<String, Behind> open = model::open;
    filters = new BoardFilters(text, model);
    figures = new FigureTiles(text, open);
    funnel = new FunnelChart(text, open);
    stays = new StayChart(text, open);
    columns = new BoardColumns(text);
    cohorts = new ColumnChart(open);
    responses = new ColumnChart(open);
    sizes = new ColumnChart(open);
    channels = new BoardTableView(open);
    people = new BoardTableView(open);
    answers = new AnswersCard(space, text, model, open);
    sequences = new SequencesCard(text, open);
    warnings = new WarningsCard(text, open);
    marks = new ChangeMarks(space, at -> space.navigator().open(new Place.Changes()));
    behind =
        new BehindPanel<>(
            this::said,
            this::openRow,
            ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
                .compact()
                .does(model::close));
    behind.getStyleClass().add("over-the-board");
    funnelCard = new ChartCard(funnel, open);
    staysCard = new ChartCard(stays, open);
    cohortsCard = new ChartCard(cohorts, open, marks);
    responsesCard = new ChartCard(responses, open);
    sizesCard = new ChartCard(sizes, open);
    shown = body();
    stylesheet(BoardView.class, "board.css");
    page.getStyleClass().add("process-board");
    page.setTop(toolbar());
    page.setCenter(content);
    // Over the page, so that no figure moves when its rows are opened.
    StackPane.setAlignment(behind, Pos.CENTER_RIGHT);
    content.setFocusTraversable(true);
    filters.prefWrapLengthProperty().bind(page.widthProperty().subtract(SHARE_WIDTH));
    whileShown(model::start);
    whileShown(model.answerProperty(), answer -> answer.ifPresent(this::show));
    whileShown(model::startSequences);
    whileShown(model.sequencesProperty(), found -> found.ifPresent(sequences::show));
    whileShown(model.openedProperty(), this::showBehind);
    for (var property :
        List.of(
            model.teamProperty(),
            model.personProperty(),
            model.channelProperty(),
            model.industryProperty(),
            model.pipelineProperty())) {
      whileShown(property, value -> filters.show());
    }
    whileShown(model.periodProperty(), period -> filters.show());
    whileShown(model.comparingProperty(), compares -> filters.show());
  }

  private Node toolbar() {
    HBox.setHgrow(filters, Priority.ALWAYS);
    var share = ButtonWithKey.plain(space.words(), "board.share").icon(Icon.EXPORT);
    share.does(() -> shareMenu().show(share, Side.BOTTOM, 0, 4));
    share.setVisible(mayExport());
    share.setManaged(mayExport());
    share.setMinWidth(Region.USE_PREF_SIZE);
    filters.setMinWidth(0);
    var bar = new HBox(8, filters, share);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("board-toolbar");
    return bar;
  }

  private ScrollPane body() {
    counted.getStyleClass().addAll("small", "text-3", "num");
    notice.getStyleClass().addAll("small", "warn-text");
    var state = new HBox(12, counted, notice);
    state.setAlignment(Pos.CENTER_LEFT);
    var asked = new VBox(12, answers, warnings);
    asked.setMinWidth(0);
    rows.add(new CardRow(new double[] {36, 37, 27}, funnelCard, staysCard, asked));
    rows.add(new CardRow(new double[] {46, 54}, cohortsCard, responsesCard));
    rows.add(new CardRow(new double[] {38, 62}, sizesCard, titled("board.channels", channels)));
    all.getChildren()
        .setAll(
            state,
            figures,
            rows.get(0),
            rows.get(1),
            rows.get(2),
            titled("board.people", people),
            sequences);
    all.getStyleClass().add("board-body");
    var scroll = new ScrollPane(all);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("board-scroll");
    return scroll;
  }

  private Region titled(String key, Node table) {
    var title = new Label(text.get(key));
    title.getStyleClass().add("subheading");
    var box = new VBox(8, title, table);
    box.getStyleClass().addAll("card", "board-card");
    return box;
  }

  private void show(BoardViewModel.Answer answer) {
    var report = answer.report();
    filters.show();
    figures.show(tables.figures(report));
    funnel.show(report);
    stays.show(report);
    cohorts.show(columns.cohorts(report));
    responses.show(columns.responses(report));
    sizes.show(columns.sizes(report));
    funnelCard.show(tables.funnel(report), text.get("board.funnelNote"));
    staysCard.show(tables.stays(report), text.get("board.staysNote"));
    cohortsCard.show(
        tables.cohorts(report),
        text.get(
            "board.cohortsNote",
            text.days(report.maturity().leadMillis()),
            text.days(report.maturity().dealMillis())));
    responsesCard.show(tables.responses(report), columns.respondedNote(report));
    sizesCard.show(tables.sizes(report), columns.sizesNote(report));
    channels.show(tables.channels(report));
    people.show(tables.people(report));
    warnings.show(report.warnings());
    answers.draw();
    var months = report.cohorts();
    marks.show(
        months.getFirst().month().atDay(1).atStartOfDay(space.zone()).toInstant().toEpochMilli(),
        months
            .getLast()
            .month()
            .plusMonths(1)
            .atDay(1)
            .atStartOfDay(space.zone())
            .toInstant()
            .toEpochMilli());
    say(answer);
    var isEmpty = report.leadsHeld() + report.dealsHeld() == 0;
    var ground = isEmpty ? new EmptyState(Icon.BOARD, text.get("board.empty")) : shown;
    if (model.openedProperty().get().isPresent()) {
      content.getChildren().setAll(ground, behind);
    } else {
      content.getChildren().setAll(ground);
    }
  }

  private void say(BoardViewModel.Answer answer) {
    var report = answer.report();
    counted.setText(
        text.get(
            "board.counted",
            text.range(report.asked()),
            report.leadsHeld(),
            report.dealsHeld(),
            text.number(Math.max(1, answer.millis()))));
    notice.setText(
        report.progress() < 1
            ? text.get("board.building", text.percent(report.progress()))
            : BoardViewModel.isEmpty(report) ? text.get("board.nothing") : "");
  }

  private void showBehind(Optional<OpenedRows> opened) {
    content.getChildren().remove(behind);
    if (opened.isPresent()) {
      content.getChildren().add(behind);
      show(opened.get());
    }
    if (opened.isEmpty()) {
      content.requestFocus();
    }
  }

  private void show(OpenedRows opened) {
    var words = space.words();
    behind.show(
        opened.title(),
        opened.count() > opened.rows().size()
            ? words.get("response.first", opened.rows().size(), opened.count())
            : words.get(
                opened.ofLeads() ? "board.behindLeads" : "board.behindDeals", opened.count()),
        opened.rows());
  }

  private BehindPanel.Said said(RowBehind row) {
    var day = Instant.ofEpochMilli(row.at()).atZone(space.zone()).toLocalDate();
    var at = space.words().moments().date(day, space.today());
    var owner = space.reasons().names().user(row.owner());
    var who = row.company().isEmpty() ? owner : row.company() + " · " + owner;
    return new BehindPanel.Said(row.name(), "", who + " · " + at);
  }

  private void openRow(RowBehind row) {
    space
        .navigator()
        .open(
            row.isLead() ? new Place.LeadRecord(row.id()) : new Place.OpportunityRecord(row.id()));
  }

  private boolean mayExport() {
    return space.commands().actor().mayExport();
  }

  private ContextMenu shareMenu() {
    var menu = new ContextMenu();
    for (var form : BoardSharing.Form.values()) {
      var item = new MenuItem(text.get(form.wordKey()));
      item.setOnAction(done -> share(form));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void share(BoardSharing.Form form) {
    if (!mayExport() || model.answerProperty().get().isEmpty()) {
      return;
    }
    var chooser = new FileChooser();
    chooser.setInitialFileName(
        text.get("nav.processBoard") + " " + space.today() + "." + form.extension());
    var chosen = chooser.showSaveDialog(root().getScene().getWindow());
    if (chosen != null) {
      share(form, chosen);
    }
  }

  /// Writes what is shown into a file, away from the screen, and says so.
  void share(BoardSharing.Form form, File file) {
    var answer = model.answerProperty().get().orElseThrow();
    var sharing =
        new BoardSharing(
            text.get("nav.processBoard") + " · " + text.period(model.periodProperty().get()),
            counted.getText(),
            shared(answer.report()),
            form == BoardSharing.Form.XLSX
                ? Optional.empty()
                : Optional.of(BoardSharing.picture(all)));
    space
        .background()
        .work(
            "share board",
            () -> {
              sharing.write(form, file.toPath());
              return file;
            })
        .onSuccess(done -> space.toasts().show(text.get("board.shared", file.getName())))
        .onFailure(failure -> {
          LOG.error("the board could not be shared", failure);
          space.toasts().error(text.get("board.notShared"));
        })
        .start();
  }

  private List<BoardTable> shared(BoardReport report) {
    var all = new ArrayList<>(tables.all(report));
    sequences.shared(model.sequencesProperty().get()).ifPresent(all::add);
    return all;
  }

  /// Everything that is shown, for a spreadsheet; empty before the book has answered.
  String copied() {
    return model
        .answerProperty()
        .get()
        .map(answer ->
            String.join("\n", shared(answer.report()).stream().map(BoardTable::copied).toList()))
        .orElse("");
  }

  BoardViewModel model() {
    return model;
  }

  private void copy() {
    ClipboardText.put(copied());
    space.toasts().show(text.get("response.copied"));
  }

  private void toggleTables() {
    asTables = !asTables;
    for (var card : List.of(funnelCard, staysCard, cohortsCard, responsesCard, sizesCard)) {
      card.asTable(asTables);
    }
    rows.forEach(row -> row.stack(asTables));
  }

  /// Down the page, with the first line chosen.
  private void toSequences() {
    shown.setVvalue(shown.getVmax());
    sequences.focus();
  }

  private void enter() {
    if (model.openedProperty().get().isPresent()) {
      behind.first().ifPresent(this::openRow);
    } else if (page.getScene().getFocusOwner() instanceof BoardTableView table) {
      table.openSelected();
    }
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("J", "board.key.next", () -> walk(TraversalDirection.NEXT)),
        KeyBinding.of("Shift+J", "board.key.previous", () -> walk(TraversalDirection.PREVIOUS)),
        KeyBinding.hinted("P", "response.period", model::nextPeriod),
        KeyBinding.hinted("T", "response.table", this::toggleTables),
        KeyBinding.hinted(
            "B", "board.ask.bestChannel", () -> answers.ask(AnswersCard.Question.BEST_CHANNEL)),
        KeyBinding.hinted("K", "board.ask.stuck", () -> answers.ask(AnswersCard.Question.STUCK)),
        KeyBinding.of("S", "board.sequences", this::toSequences),
        KeyBinding.of(
            "V",
            "board.compared",
            () -> model.comparingProperty().set(!model.comparingProperty().get())),
        KeyBinding.hinted("Ctrl+C", "response.copy", this::copy),
        KeyBinding.of("Ctrl+S", "board.share.PDF", () -> share(BoardSharing.Form.PDF)),
        KeyBinding.of("Ctrl+Shift+S", "board.share.PNG", () -> share(BoardSharing.Form.PNG)),
        KeyBinding.of("Enter", "key.open", this::enter),
        KeyBinding.of("Esc", "response.closePanel", model::close));
  }

  @Override
  public List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    entries.add(
        PaletteEntry.of(
            Icon.BOARD,
            text.get("board.ask.bestChannel"),
            "B",
            () -> answers.ask(AnswersCard.Question.BEST_CHANNEL)));
    entries.add(
        PaletteEntry.of(
            Icon.BOARD,
            text.get("board.ask.stuck"),
            "K",
            () -> answers.ask(AnswersCard.Question.STUCK)));
    entries.add(PaletteEntry.of(Icon.BOARD, text.get("board.sequences"), "S", this::toSequences));
    if (mayExport()) {
      for (var form : BoardSharing.Form.values()) {
        entries.add(PaletteEntry.of(Icon.EXPORT, text.get(form.wordKey()), "", () -> share(form)));
      }
    }
    return entries;
  }

  @Override
  public Node firstFocus() {
    return content;
  }
}
