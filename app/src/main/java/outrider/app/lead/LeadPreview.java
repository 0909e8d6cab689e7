package outrider.app.lead;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.ActivityEntry;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.fx.View;
import outrider.app.list.RowColumns;
import outrider.app.record.Completeness;
import outrider.app.record.Facts;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.LiveQuery;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The selected lead in short: who, what is next, what is known and what is missing, the last three
/// touches. It follows the selection without delay; the touches come a moment later.
final class LeadPreview extends View {
  static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private static final List<String> FACTS =
      List.of(Lead.PHONE, "wechat", Lead.EMAIL, Lead.SOURCE, "industry", Lead.AMOUNT, Fields.OWNER);

  private final Workspace space;
  private final VBox content = new VBox();
  private final VBox touches = new VBox();
  private @Nullable Row shown;
  private @Nullable LiveQuery<Optional<LeadQueries.Brief>> listening;

  LeadPreview(Workspace space) {
    super(new ScrollPane());
    this.space = space;
    var scroll = (ScrollPane) root();
    scroll.setContent(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("lead-preview");
    content.getStyleClass().add("preview-content");
    show(Optional.empty());
  }

  @Override
  protected void onHidden() {
    stopListening();
    shown = null;
  }

  void show(Optional<Row> lead) {
    if (lead.isEmpty()) {
      stopListening();
      shown = null;
      var hint = new Label(space.words().get("leads.noSelection"));
      hint.getStyleClass().add("text-3");
      hint.setWrapText(true);
      content.getChildren().setAll(hint);
      return;
    }
    var before = shown;
    build(lead.get());
    if (before == null || !before.id().equals(lead.get().id())) {
      touches.getChildren().clear();
      listen(lead.get().id());
    }
  }

  private void listen(String id) {
    stopListening();
    listening =
        space
            .database()
            .live(
                LeadQueries.brief(id),
                FxThread.executor(),
                found -> found.ifPresent(this::showBrief));
  }

  private void stopListening() {
    if (listening != null) {
      listening.close();
      listening = null;
    }
  }

  private void showBrief(LeadQueries.Brief brief) {
    if (!brief.lead().equals(shown)) {
      build(brief.lead());
    }
    touches.getChildren().clear();
    for (var activity : brief.touches()) {
      touches.getChildren().add(ActivityEntry.brief(space, activity));
    }
    if (brief.touches().isEmpty()) {
      touches.getChildren().add(quiet(space.words().get("leads.noTouches")));
    } else {
      ((TimelineEntry) touches.getChildren().getLast()).last();
    }
  }

  private void build(Row lead) {
    shown = lead;
    var completeness = Completeness.of(space.database().configuration().fields(), lead);
    content
        .getChildren()
        .setAll(
            head(lead),
            deeds(lead),
            new NextBox(space, lead.text(Fields.NEXT_STEP), RowColumns.countdown(lead)),
            section(
                space.words().get("leads.complete", completeness.filled(), completeness.asked())),
            completeness.meter(),
            new Facts(space, RecordType.LEAD).show(lead, FACTS),
            section(
                space
                    .words()
                    .get(
                        "leads.lastTouches",
                        lead.number(Fields.TOUCHES, 0),
                        FollowUpWindow.TOUCHES_MIN,
                        FollowUpWindow.TOUCHES_MAX)),
            touches);
  }

  private Node head(Row lead) {
    var name = new Label(lead.text(Fields.NAME));
    name.getStyleClass().add("heading");
    var nameLine = new HBox(8, name, new GradeBadge(space.words(), lead.text(Lead.INTENT)));
    nameLine.setAlignment(Pos.CENTER_LEFT);
    var role = new Label(joined(lead.text("title"), lead.text(Lead.COMPANY)));
    role.getStyleClass().add("text-2");
    var who = new VBox(nameLine, role);
    HBox.setHgrow(who, Priority.ALWAYS);
    who.setMinWidth(0);
    var open =
        ButtonWithKey.iconOnly(space.words(), "leads.open", Icon.EXPAND)
            .compact()
            .does(() -> space.navigator().open(new Place.LeadRecord(lead.id())));
    var head = new HBox(12, Avatar.large(lead.text(Fields.NAME)), who, open);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("head");
    return head;
  }

  private Node deeds(Row lead) {
    var words = space.words();
    var call =
        ButtonWithKey.primary(words, "leads.call")
            .icon(Icon.CALL)
            .compact()
            .does(() -> Dialer.dial(space, lead));
    var log =
        ButtonWithKey.secondary(words, "leads.log")
            .icon(Icon.LOG)
            .compact()
            .does(() ->
                LogDialog.open(
                    space, LogSubject.of(RecordType.LEAD, lead.id(), lead.text(Fields.NAME))));
    var convert =
        ButtonWithKey.secondary(words, "leads.convert")
            .icon(Icon.OPPORTUNITY)
            .compact()
            .does(() -> new ConvertDialog(space).open(lead));
    convert.setDisable(!Lead.of(lead).isOpen());
    var deeds = new HBox(8, call, log, convert);
    for (var button : List.of(call, log, convert)) {
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
    }
    deeds.getStyleClass().add("deeds");
    return deeds;
  }

  private static String joined(String title, String company) {
    return title.isEmpty() || company.isEmpty() ? title + company : title + " · " + company;
  }

  private static Label section(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("section-title", "num");
    return label;
  }

  private static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().add("text-3");
    return label;
  }
}
