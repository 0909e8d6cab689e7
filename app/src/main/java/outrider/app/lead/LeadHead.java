package outrider.app.lead;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.activity.Dialer;
import outrider.app.field.FieldText;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.GradeBadge;
import outrider.app.fx.Icon;
import outrider.app.list.RowColumns;
import outrider.app.record.TagEditor;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The head of a lead's page: name, grade, company, whose it is, tags, countdown, and what can be
/// done.
final class LeadHead extends HBox {
  private static final double TAGS_WIDTH = 240;

  private final Workspace space;
  private final FieldText text;
  private final Avatar avatar = Avatar.large("");
  private final Label name = new Label();
  private final GradeBadge grade;
  private final Chip status = new Chip("", Chip.Tone.PLAIN);
  private final Label about = new Label();
  private final TagEditor tags;
  private final CountdownPill countdown;
  private final ButtonWithKey convert;
  private final ButtonWithKey toDeal;
  private final ButtonWithKey call;
  private final ButtonWithKey write;
  private Row shown = Row.of(RecordType.LEAD, "");
  private String opportunity = "";

  LeadHead(
      Workspace space, LeadViewModel model, Runnable log, Runnable toConvert, Runnable delete) {
    super(16);
    this.space = space;
    text = new FieldText(space);
    var words = space.words();
    getStyleClass().addAll("lead-head", "hairline-bottom");
    setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("title");
    about.getStyleClass().add("text-2");
    grade = new GradeBadge(words);
    countdown = new CountdownPill(words, space.ticker(), space.zone());
    tags =
        new TagEditor(
            space,
            (tag, added) ->
                space.tell(
                    model.tag(tag, added),
                    words.get(added ? "record.tagAdded" : "record.tagRemoved")));
    name.setMinWidth(USE_PREF_SIZE);
    tags.setPrefWrapLength(TAGS_WIDTH);
    HBox.setHgrow(tags, Priority.ALWAYS);
    var nameLine = new HBox(8, name, grade, status, countdown);
    nameLine.setAlignment(Pos.CENTER_LEFT);
    var aboutLine = new HBox(12, about, tags);
    aboutLine.setAlignment(Pos.CENTER_LEFT);
    var who = new VBox(4, nameLine, aboutLine);
    who.setMinWidth(0);
    setHgrow(who, Priority.ALWAYS);
    call =
        ButtonWithKey.secondary(words, "leads.call")
            .icon(Icon.CALL)
            .key("Ctrl+D")
            .does(() -> Dialer.dial(space, shown));
    write = ButtonWithKey.secondary(words, "leads.log").icon(Icon.LOG).key("L").does(log);
    convert =
        ButtonWithKey.primary(words, "leads.convert")
            .icon(Icon.OPPORTUNITY)
            .key("C")
            .does(toConvert);
    toDeal =
        ButtonWithKey.primary(words, "leads.toDeal")
            .icon(Icon.OPPORTUNITY)
            .does(() -> space.navigator().open(new Place.OpportunityRecord(opportunity)));
    var more = ButtonWithKey.iconOnly(words, "list.more", Icon.MORE);
    more.does(() -> menu(delete).show(more, Side.BOTTOM, 0, 4));
    getChildren().addAll(avatar, who, call, write, convert, toDeal, more);
  }

  /// @param taggings why it has the tags that rules gave it
  void show(Row row, List<Row> taggings) {
    var lead = Lead.of(row);
    shown = row;
    opportunity = row.text(Lead.OPPORTUNITY);
    avatar.show(lead.name());
    name.setText(lead.name());
    grade.show(row.text(Lead.INTENT));
    var state = row.text(Lead.STATUS);
    status.setText(space.words().fields().option(RecordType.LEAD, Lead.STATUS, state));
    status.setTone(lead.isOpen() ? Chip.Tone.PLAIN : Chip.Tone.OFF);
    status.setVisible(!state.isEmpty());
    var owner = row.textOrNull(Fields.OWNER);
    var separator = " · ";
    var line = new StringBuilder(row.text("title"));
    append(line, separator, lead.company());
    append(line, separator, owner == null ? "" : text.name(RecordType.USER, owner));
    about.setText(line.toString());
    tags.show(row, taggings);
    countdown.show(RowColumns.countdown(row));
    show(countdown, lead.isOpen());
    show(convert, lead.isOpen() && !lead.isPooled());
    show(toDeal, !opportunity.isEmpty());
  }

  /// In a narrow window the name needs the room; what else can be done is behind the dots and in
  /// the box over the timeline.
  void setNarrow(boolean narrow) {
    show(call, !narrow);
    show(write, !narrow);
  }

  private static void append(StringBuilder line, String separator, String part) {
    if (!part.isEmpty()) {
      line.append(line.isEmpty() ? "" : separator).append(part);
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private ContextMenu menu(Runnable delete) {
    var item = new MenuItem(space.words().get("leads.delete"), Icon.REMOVE.node(14));
    item.setOnAction(done -> delete.run());
    var dial = new MenuItem(space.words().get("leads.call"), Icon.CALL.node(14));
    dial.setOnAction(done -> Dialer.dial(space, shown));
    return new ContextMenu(dial, item);
  }
}
