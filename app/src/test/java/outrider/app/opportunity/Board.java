package outrider.app.opportunity;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import outrider.app.SampleDeals;
import outrider.app.attachment.NewFile;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The board of deals in the frame of the window, over a real encrypted book and no server at all.
final class Board {

  final Workspace space;
  final Workbench bench;
  Scene scene;

  private Board(Workspace space, Workbench bench) {
    this.space = space;
    this.bench = bench;
    this.scene = FxTest.fx(() -> bench.scene(1, 1));
  }

  static Board open(FxTest test, Language language, double width, double height) {
    return open(test, FxTest.workspace(language), width, height);
  }

  static Board open(FxTest test, Workspace space, double width, double height) {
    return open(test, space, new Place.Opportunities(), width, height);
  }

  static Board open(FxTest test, Workspace space, Place place, double width, double height) {
    Profiles.seed(space.database(), SampleDeals.opportunities().toArray(Row[]::new));
    Profiles.seed(space.database(), SampleDeals.plainPipeline().toArray(Row[]::new));
    return on(test, space, place, width, height);
  }

  static Board on(FxTest test, Workspace space, Place place, double width, double height) {
    var screens =
        new Screens()
            .at(Place.Opportunities.class, (at, book) -> new OpportunitiesView(book, at.asked()))
            .at(Place.OpportunityRecord.class, (at, book) -> new OpportunityView(book, at.id()));
    FxTest.fx(() -> space.navigator().open(place));
    var bench = FxTest.fx(() -> new Workbench(space, screens));
    var board = new Board(space, bench);
    board.scene =
        test.show(() -> {
          board.scene.setRoot(new javafx.scene.layout.Pane());
          return bench.scene(width, height);
        });
    FxTest.fx(() -> bench.onUndo(() -> space.undo().undo()));
    FxTest.fx(bench::show);
    return board;
  }

  OpportunitiesView view() {
    return (OpportunitiesView) java.util.Objects.requireNonNull(bench.current());
  }

  OpportunitiesViewModel model() {
    return view().model();
  }

  Board loaded() {
    FxTest.eventually(() -> model().board().count() > 0);
    FxTest.fx(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    });
    return this;
  }

  void look(Appearance look) {
    FxTest.fx(() -> space.appearance().set(look));
    FxTest.settle();
  }

  Opportunity deal(String id) {
    return Opportunity.of(row(RecordType.OPPORTUNITY, id));
  }

  boolean has(RecordType type, String id) {
    return space.database().readNow(sql -> RecordTable.of(type).find(sql, id)).isPresent();
  }

  Row row(RecordType type, String id) {
    return space.database().readNow(sql -> RecordTable.of(type).find(sql, id)).orElseThrow();
  }

  /// Drags the card of a deal over a stage's column; the button is still held.
  void dragOver(String deal, String stage) {
    var card = cardNode(deal);
    var from = middle(card);
    var to = middle(column(stage));
    fire(card, MouseEvent.MOUSE_PRESSED, from);
    fire(card, MouseEvent.MOUSE_DRAGGED, from.add(12, 6));
    fire(card, MouseEvent.MOUSE_DRAGGED, to);
    FxTest.eventually(
        () -> model().targetProperty().get().verdict() != OpportunitiesViewModel.Verdict.NONE);
    dragged = card;
    at = to;
  }

  private Node dragged = new javafx.scene.layout.Pane();
  private Point2D at = Point2D.ZERO;

  void letGo() {
    fire(dragged, MouseEvent.MOUSE_RELEASED, at);
    FxTest.settle();
  }

  private Node cardNode(String deal) {
    return FxTest.fx(() ->
        scene.getRoot().lookupAll(".kanban-list .list-cell").stream()
            .filter(javafx.scene.control.ListCell.class::isInstance)
            .map(javafx.scene.control.ListCell.class::cast)
            .filter(cell -> cell.getItem() instanceof DealCard card && card.id().equals(deal))
            .findFirst()
            .<Node>map(cell -> cell)
            .orElseThrow());
  }

  private Node column(String stage) {
    return FxTest.fx(() ->
        scene.getRoot().lookupAll(".kanban-column").stream()
            .filter(node -> ((KanbanColumn) node).stage().id().equals(stage))
            .findFirst()
            .orElseThrow());
  }

  private static Point2D middle(Node node) {
    return FxTest.fx(() -> {
      var bounds = node.localToScene(node.getBoundsInLocal());
      return new Point2D(bounds.getCenterX(), bounds.getMinY() + 40);
    });
  }

  private static void fire(Node node, javafx.event.EventType<MouseEvent> type, Point2D where) {
    FxTest.fx(() -> FxTest.mouse(node, type, where.getX(), where.getY()));
    FxTest.settle();
  }

  List<NewFile> photos(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(number ->
            new NewFile("photo-" + number + ".jpg", "image/jpeg", new byte[] {1, 2, (byte) number}))
        .toList();
  }

  void awaitWords(String... expected) {
    FxTest.reads(scene.getRoot(), expected);
  }

  String words() {
    return FxTest.readable(scene.getRoot());
  }
}
