package outrider.app.opportunity;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogBox;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.core.record.Fields;

/// What a deal's stage asks for, what happened, and its facts, side by side. Where there is no room
/// for three, the facts are a tab of the middle one.
final class DealColumns extends HBox {

  private enum Tab {
    ALL,
    TOUCHES,
    CHANGES,
    FILES,
    FACTS
  }

  private final Words words;
  private final ChecklistPanel checklist;
  private final DealTimeline timeline;
  private final FactsPanel facts;
  private final ScrollPane factsScroll;
  private final ScrollPane timelineScroll;
  private final SegmentedTabs<Tab> tabs = new SegmentedTabs<>();
  private final Label tally = new Label();
  private final VBox middle = new VBox();
  private Tab tab = Tab.ALL;
  private boolean narrow;
  private @Nullable DealPage shown;

  DealColumns(
      Words words,
      ChecklistPanel checklist,
      LogBox logBox,
      DealTimeline timeline,
      FactsPanel facts) {
    this.words = words;
    this.checklist = checklist;
    this.timeline = timeline;
    this.facts = facts;
    factsScroll = scrolling(facts);
    timelineScroll = scrolling(timeline);
    tabs.tab(Tab.ALL, words.get("deal.all"));
    tabs.tab(Tab.TOUCHES, words.get("deal.touches"));
    tabs.tab(Tab.CHANGES, words.get("deal.changes"));
    tabs.tab(Tab.FILES, words.get("deal.filesTab"));
    tabs.onChosen(chosen -> {
      tab = chosen;
      place();
      showTimeline();
    });
    tabs.getStyleClass().add("compact");
    tally.getStyleClass().addAll("small", "num", "text-3");
    tally.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, tabs, gap, tally);
    line.setAlignment(Pos.CENTER_LEFT);
    middle.getStyleClass().add("deal-middle");
    middle.getChildren().addAll(line, logBox, timelineScroll);
    VBox.setMargin(logBox, new Insets(12, 0, 14, 0));
    VBox.setVgrow(timelineScroll, Priority.ALWAYS);
    VBox.setVgrow(factsScroll, Priority.ALWAYS);
    setHgrow(middle, Priority.ALWAYS);
    middle.setMinWidth(0);
    var left = scrolling(checklist);
    left.getStyleClass().add("deal-left");
    factsScroll.getStyleClass().add("deal-right");
    getChildren().addAll(left, middle, factsScroll);
  }

  void show(DealPage page) {
    shown = page;
    checklist.show(page);
    showTimeline();
    facts.show(page);
    tally.setText(
        words.get("deal.tally", page.deal().row().number(Fields.TOUCHES, 0), page.tasks().size()));
  }

  void keepEssentials(boolean only) {
    tally.setVisible(!only);
    tally.setManaged(!only);
  }

  void setNarrow(boolean isNarrow) {
    if (isNarrow && !narrow) {
      tabs.tab(Tab.FACTS, words.get("deal.facts"));
    } else if (!isNarrow && narrow) {
      tabs.getChildren().removeLast();
      if (tab == Tab.FACTS) {
        tab = Tab.ALL;
        tabs.select(tab);
      }
    }
    narrow = isNarrow;
    place();
  }

  private void showTimeline() {
    if (shown != null && tab != Tab.FACTS) {
      timeline.show(shown, DealTimeline.Part.valueOf(tab.name()));
    }
  }

  private void place() {
    var wanted = narrow && tab == Tab.FACTS ? factsScroll : timelineScroll;
    if (narrow) {
      getChildren().remove(factsScroll);
    }
    if (middle.getChildren().getLast() != wanted) {
      middle.getChildren().removeLast();
      middle.getChildren().add(wanted);
    }
    if (!narrow && !getChildren().contains(factsScroll)) {
      getChildren().add(factsScroll);
    }
  }

  private static ScrollPane scrolling(Region content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    return scroll;
  }
}
