package outrider.app.fx;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// A column of a [DataTable]: what stands in its head, how wide it is, and how a cell shows a row.
///
/// @param id a stable name, under which width and order are remembered
/// @param grows whether it takes of the width that is left; those that do share it
/// @param optional hidden until the user chooses it
/// @param dropOrder when the table gets narrow, columns with a higher number go first; 0 never goes
public record Column<T>(
    String id,
    String wordKey,
    double width,
    boolean right,
    boolean sortable,
    boolean grows,
    int dropOrder,
    boolean optional,
    Supplier<CellNode<T>> factory) {

  /// The inside of one cell: made once, shown with many rows.
  public interface CellNode<T> {
    Node node();

    void show(T row);

    /// Called when the cell has no row, so that a countdown stops counting.
    default void clear() {}
  }

  /// A column of plain text that ends in an ellipsis, with the whole text as tooltip.
  public static <T> Column<T> text(
      String id, String wordKey, double width, Function<T, String> text, String... styles) {
    return new Column<>(
        id, wordKey, width, false, false, false, 0, false, () -> new TextCell<>(text, styles));
  }

  /// A column of any node.
  public static <T, N extends Node> Column<T> node(
      String id, String wordKey, double width, Supplier<N> make, BiConsumer<N, T> show) {
    return node(id, wordKey, width, make, show, node -> {});
  }

  /// A column of any node that must let go of something when it is empty.
  public static <T, N extends Node> Column<T> node(
      String id,
      String wordKey,
      double width,
      Supplier<N> make,
      BiConsumer<N, T> show,
      java.util.function.Consumer<N> clear) {
    return new Column<>(
        id,
        wordKey,
        width,
        false,
        false,
        false,
        0,
        false,
        () -> {
          N made = make.get();
          return new CellNode<>() {
            @Override
            public Node node() {
              return made;
            }

            @Override
            public void show(T row) {
              made.setVisible(true);
              show.accept(made, row);
            }

            @Override
            public void clear() {
              made.setVisible(false);
              clear.accept(made);
            }
          };
        });
  }

  /// Counts and money stand at the right.
  public Column<T> toTheRight() {
    return new Column<>(id, wordKey, width, true, sortable, grows, dropOrder, optional, factory);
  }

  public Column<T> canSort() {
    return new Column<>(id, wordKey, width, right, true, grows, dropOrder, optional, factory);
  }

  public Column<T> canGrow() {
    return new Column<>(id, wordKey, width, right, sortable, true, dropOrder, optional, factory);
  }

  public Column<T> drops(int order) {
    return new Column<>(id, wordKey, width, right, sortable, grows, order, optional, factory);
  }

  /// Hidden until the user chooses it.
  public Column<T> hiddenAtFirst() {
    return new Column<>(id, wordKey, width, right, sortable, grows, dropOrder, true, factory);
  }

  private static final class TextCell<T> implements CellNode<T> {
    private final Label label = new Label();
    private final Function<T, String> text;

    TextCell(Function<T, String> text, String... styles) {
      this.text = text;
      label.getStyleClass().addAll(styles);
      label.setOnMouseEntered(hover -> tellAllWhenCut());
    }

    @Override
    public Node node() {
      return label;
    }

    @Override
    public void show(T row) {
      label.setText(text.apply(row));
    }

    @Override
    public void clear() {
      label.setText("");
    }

    private void tellAllWhenCut() {
      label.setTooltip(
          label.prefWidth(-1) > label.getWidth() + 1 ? new Tooltip(label.getText()) : null);
    }
  }
}
