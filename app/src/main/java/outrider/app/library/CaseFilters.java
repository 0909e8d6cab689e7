package outrider.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FilterChip;
import outrider.core.library.CaseStudy;

/// Which cases the list shows: of which stage and industry, and whether only those that this person
/// has not looked at.
final class CaseFilters extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double CHOICE_WIDTH = 110;

  private final ObjectProperty<CaseFilter> filter;
  private final ComboBox<String> stage;
  private final ComboBox<String> industry;
  private final FilterChip unseen;

  CaseFilters(LibraryText text, ObjectProperty<CaseFilter> filter) {
    super(8);
    this.filter = filter;
    var words = text.words();
    stage = choice(words.get("library.anyStage"), key -> text.stage(key).orElse(key));
    text.stages().forEach(each -> stage.getItems().add(CaseStudy.keyOf(each)));
    stage.valueProperty().subscribe(key -> filter.set(filter.get().stage(key == null ? "" : key)));
    industry = choice(words.get("library.anyIndustry"), name -> name);
    industry
        .valueProperty()
        .subscribe(name -> filter.set(filter.get().industry(name == null ? "" : name)));
    unseen = new FilterChip(words.get("library.unseen"), "");
    unseen.does(this::toggleUnseen);
    getChildren().setAll(stage, industry, unseen);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("library-filters", "hairline-bottom");
  }

  private static ComboBox<String> choice(String any, Function<String, String> said) {
    var choice = new ComboBox<String>();
    choice.getItems().add("");
    choice.setConverter(new ChoiceWords<>(each -> each.isEmpty() ? any : said.apply(each)));
    choice.setValue("");
    choice.setAccessibleText(any);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setPrefWidth(CHOICE_WIDTH);
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  void offerIndustries(List<String> known) {
    var offered = new ArrayList<String>();
    offered.add("");
    offered.addAll(known);
    if (!industry.getItems().equals(offered)) {
      var before = industry.getValue();
      industry.getItems().setAll(offered);
      industry.setValue(offered.contains(before) ? before : "");
    }
  }

  void toggleUnseen() {
    onlyUnseen(!filter.get().unseen());
  }

  private void onlyUnseen(boolean only) {
    unseen.setSelected(only);
    unseen.pseudoClassStateChanged(SELECTED, only);
    filter.set(filter.get().unseen(only));
  }

  /// Narrows to nothing any more.
  void clear() {
    stage.setValue("");
    industry.setValue("");
    onlyUnseen(false);
    filter.set(CaseFilter.ALL.written(filter.get().written()));
  }
}
