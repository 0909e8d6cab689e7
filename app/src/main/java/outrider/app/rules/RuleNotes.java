package outrider.app.rules;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;

/// What stands above and below a list of rules: in which order they are asked, and what holds where
/// none fits.
final class RuleNotes {
  private final Workspace space;
  private final Words words;
  private final Label order = new Label();
  private final Label fallback = new Label();

  RuleNotes(Workspace space) {
    this.space = space;
    this.words = space.words();
    fallback.setGraphic(Icon.INFO.node(14, "text-3"));
    for (var note : List.of(order, fallback)) {
      note.getStyleClass().addAll("small", "text-3", "rules-note");
      note.setWrapText(true);
      note.setMaxWidth(Double.MAX_VALUE);
      note.setMinHeight(Region.USE_PREF_SIZE);
    }
  }

  Label order() {
    return order;
  }

  Label fallback() {
    return fallback;
  }

  void show(RulesViewModel.Tab tab, int size, boolean hasFallback) {
    switch (tab) {
      case LEVELS -> {
        order.setText(words.get("rules.order"));
        fallback.setText(new RuleSentences(space).fallback());
        show(order, size > 1);
        show(fallback, size > 0 && hasFallback);
      }
      case ASSIGNMENT -> {
        order.setText(words.get("assignment.order"));
        fallback.setText(new AssignmentSentence(space).fallback());
        show(order, size > 1);
        show(fallback, size > 0);
      }
      case ESCALATION -> {
        fallback.setText(words.get("escalation.only"));
        show(order, false);
        show(fallback, size > 0);
      }
      case CADENCES -> {
        order.setText(words.get("rules.order"));
        show(order, size > 1);
        show(fallback, false);
      }
      case TAGS -> {
        order.setText(words.get("tagRule.order"));
        fallback.setText(words.get("tagRule.note"));
        show(order, size > 1);
        show(fallback, size > 0);
      }
      case POOLS -> {
        fallback.setText(words.get("pool.rulesNote"));
        show(order, false);
        show(fallback, size > 0);
      }
      case FIELDS -> {
        fallback.setText(words.get("fieldSetup.note"));
        show(order, false);
        show(fallback, true);
      }
      case CALENDARS, FORMS -> {
        show(order, false);
        show(fallback, false);
      }
    }
  }

  private static void show(Label note, boolean shown) {
    note.setVisible(shown);
    note.setManaged(shown);
  }
}
