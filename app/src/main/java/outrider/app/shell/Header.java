package outrider.app.shell;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyHint;

/// The head of every screen: its title and tools, then search, palette and quick-add. The search
/// field keeps its own text while screens change.
final class Header extends HBox {
  /// Where there is less room, half a key or half a date says less than none.
  private static final double HINT_FROM = 236;

  private static final double CONTEXT_FROM = 860;

  private final Hyperlink parentTitle = new Hyperlink();
  private final Label title = new Label();
  private final Label context = new Label();
  private final StackPane tools = new StackPane();
  private final TextField search = new TextField();
  private final Consumer<String> openPalette;
  private Subscription following = Subscription.EMPTY;

  Header(Workspace workspace, Consumer<String> openPalette, Runnable quickAdd) {
    getStyleClass().add("header");
    var words = workspace.words();
    parentTitle.getStyleClass().add("header-parent");
    parentTitle.setMinWidth(USE_PREF_SIZE);
    title.getStyleClass().add("header-title");
    title.setMinWidth(USE_PREF_SIZE);
    context.getStyleClass().add("header-context");
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);

    search.getProperties().put(Keys.TAKES_ESC, true);
    search.promptTextProperty().bind(words.text("header.search"));
    search.accessibleTextProperty().bind(words.text("header.search"));
    setHgrow(search, Priority.ALWAYS);
    var hint = new KeyHint("Ctrl+F");
    hint.setMinWidth(USE_PREF_SIZE);
    var searchBox = new HBox(Icon.SEARCH.node(14), search, hint);
    searchBox.widthProperty().subscribe(width -> show(hint, width.doubleValue() >= HINT_FROM));
    HBox.setHgrow(search, Priority.ALWAYS);
    searchBox.getStyleClass().add("search-box");
    search
        .focusedProperty()
        .subscribe(focused ->
            searchBox.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("contains-focus"), focused));

    var palette = new Button();
    palette.getStyleClass().addAll("or", "soft");
    palette.setGraphic(new HBox(6, Icon.COMMAND.node(14), new KeyHint("Ctrl+K")));
    ((HBox) palette.getGraphic()).setAlignment(javafx.geometry.Pos.CENTER);
    palette.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    palette.accessibleTextProperty().bind(words.text("header.palette"));
    palette.setMinWidth(USE_PREF_SIZE);
    palette.setOnAction(done -> openPalette.accept(""));
    this.openPalette = openPalette;
    var add =
        ButtonWithKey.primary(words, "header.quickAdd").icon(Icon.ADD).key("Ctrl+N").does(quickAdd);
    widthProperty().subscribe(width -> show(context, width.doubleValue() >= CONTEXT_FROM));
    getChildren().addAll(parentTitle, title, context, space, tools, searchBox, palette, add);
  }

  /// Shows the title and tools of a screen and follows them until the next one.
  void follow(Screen screen, Navigator navigator) {
    following.unsubscribe();
    following =
        screen
            .titleProperty()
            .subscribe(title::setText)
            .and(screen.contextProperty().subscribe(context::setText))
            .and(screen.parentTitleProperty().subscribe(this::showParent));
    var up = screen.parentPlace();
    parentTitle.setOnAction(done -> {
      if (up != null) {
        navigator.open(up);
      }
    });
    var node = screen.headerTools();
    if (node == null) {
      tools.getChildren().clear();
    } else {
      tools.getChildren().setAll(node);
    }
    search.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER) {
        enter(screen);
        press.consume();
      }
      if (press.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
        search.clear();
        press.consume();
      }
    });
    if (screen.searches() && !search.getText().isEmpty()) {
      screen.search(search.getText());
    }
    following =
        following.and(
            search
                .textProperty()
                .subscribe(() -> {
                  if (search.isFocused()) {
                    screen.search(search.getText());
                  }
                }));
  }

  /// A screen that searches has narrowed itself already: the focus goes there. Elsewhere the
  /// palette takes the text.
  private void enter(Screen screen) {
    var focus = screen.firstFocus();
    if (!screen.searches()) {
      openPalette.accept(search.getText());
    } else if (focus != null) {
      focus.requestFocus();
    }
  }

  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private void showParent(String text) {
    parentTitle.setText(text + " /");
    parentTitle.setVisible(!text.isEmpty());
    parentTitle.setManaged(!text.isEmpty());
    setMargin(
        title,
        text.isEmpty() ? javafx.geometry.Insets.EMPTY : new javafx.geometry.Insets(0, 0, 0, -8));
  }
}
