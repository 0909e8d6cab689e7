package outrider.app.list;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/// A person's name with the company beside it. Where there is too little room the company gives way
/// first; the name never does while there is any.
public final class NameAndCompany extends Pane {
  private static final double GAP = 8;
  private static final double ALL = 10_000;

  private final Label name = new Label();
  private final Label company = new Label();

  public NameAndCompany() {
    name.getStyleClass().add("bold");
    company.getStyleClass().add("text-2");
    getChildren().addAll(name, company);
    setOnMouseEntered(hover -> tellAllWhenCut());
  }

  public void show(String shownName, String shownCompany) {
    name.setText(shownName);
    company.setText(shownCompany);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double nameWidth = Math.min(snapSizeX(name.prefWidth(-1)), getWidth());
    double rest = Math.max(0, getWidth() - nameWidth - GAP);
    place(name, 0, nameWidth, height);
    company.setVisible(rest > 16);
    place(company, nameWidth + GAP, Math.min(rest, snapSizeX(company.prefWidth(-1))), height);
  }

  /// All there is: the column decides.
  @Override
  protected double computePrefWidth(double height) {
    return ALL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMaxWidth(double height) {
    return Double.MAX_VALUE;
  }

  @Override
  protected double computePrefHeight(double width) {
    return name.prefHeight(-1);
  }

  private void place(Label label, double x, double width, double height) {
    double pref = label.prefHeight(-1);
    label.resizeRelocate(x, snapPositionY((height - pref) / 2), width, pref);
  }

  private void tellAllWhenCut() {
    boolean cut = name.prefWidth(-1) + GAP + company.prefWidth(-1) > getWidth() + 1;
    var tooltip = cut ? new Tooltip(name.getText() + "  " + company.getText()) : null;
    name.setTooltip(tooltip);
    company.setTooltip(tooltip);
  }
}
