package outrider.app.opportunity;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.attachment.Thumbnail;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.list.FieldText;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What happened to a deal, newest first, grouped by today, this week and earlier.
final class DealTimeline extends VBox {

  /// What is shown of it.
  enum Part {
    ALL,
    TOUCHES,
    CHANGES,
    FILES
  }

  private record Event(long at, Part part, Node node) {}

  private static final int THUMBNAILS_MAX = 4;

  private final Workspace space;
  private final ConfiguredNames names;
  private final FieldText text;

  DealTimeline(Workspace space, ConfiguredNames names) {
    this.space = space;
    this.names = names;
    text = new FieldText(space);
    getStyleClass().add("deal-timeline");
  }

  void show(DealPage page, Part part) {
    var byId = page.facts().attachments().stream().collect(Collectors.toMap(Row::id, row -> row));
    var events = new ArrayList<Event>();
    for (var activity : page.activities()) {
      events.add(event(activity, byId));
    }
    page.conflicts().forEach(conflict -> events.add(merge(conflict)));
    page.facts().attachments().forEach(file -> events.add(file(file)));
    events.sort(Comparator.comparingLong(Event::at).reversed());
    var groups = new LinkedHashMap<String, List<Node>>();
    for (var event : events) {
      var files = event.part() == Part.FILES;
      if (part == Part.ALL ? !files : event.part() == part) {
        groups.computeIfAbsent(group(event.at()), name -> new ArrayList<>()).add(event.node());
      }
    }
    getChildren().clear();
    groups.forEach(this::add);
    if (groups.isEmpty()) {
      var nothing = new EmptyState(Icon.LOG, space.words().get("deal.nothingYet"));
      nothing.getStyleClass().add("in-column");
      getChildren().add(nothing);
    }
  }

  private void add(String name, List<Node> nodes) {
    var title = new Label(space.words().get(name));
    title.getStyleClass().add("section-title");
    VBox.setMargin(title, new Insets(4, 0, 8, 0));
    getChildren().add(title);
    getChildren().addAll(nodes);
    if (nodes.getLast() instanceof TimelineEntry last) {
      last.last();
    }
  }

  private String group(long at) {
    var day = LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone());
    var today = space.today();
    if (!day.isBefore(today)) {
      return "deal.today";
    }
    var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return day.isBefore(monday.minusDays(7))
        ? "deal.earlier"
        : day.isBefore(monday) ? "deal.lastWeek" : "deal.thisWeek";
  }

  private Event event(Row activity, Map<String, Row> files) {
    var at = activity.number("occurredAt", 0);
    return switch (activity.text("kind")) {
      case "stage" -> new Event(at, Part.CHANGES, moved(activity, at));
      case "signoff" -> new Event(at, Part.CHANGES, signed(activity, at));
      default -> {
        var entry = ActivityEntry.full(space, activity);
        var photos =
            activity.set("attachments").stream()
                .filter(files::containsKey)
                .map(files::get)
                .filter(row -> row.text("contentType").startsWith("image/"))
                .limit(THUMBNAILS_MAX)
                .<Node>map(row -> new Thumbnail(space.database(), row))
                .toList();
        if (!photos.isEmpty()) {
          var row = new HBox(6);
          row.getChildren().setAll(photos);
          VBox.setMargin(row, new Insets(4, 0, 0, 0));
          entry.with(row);
        }
        yield new Event(at, Part.TOUCHES, entry);
      }
    };
  }

  private TimelineEntry moved(Row activity, long at) {
    var words = space.words();
    var stayed = activity.number("durationSeconds", 0);
    var body = words.get("deal.stayed", words.moments().length(Duration.ofSeconds(stayed)));
    var reason = activity.text("text");
    return new TimelineEntry(
        Icon.TO,
        words.get(
            "deal.movedStage",
            names.stage(activity.text("fromStage")),
            names.stage(activity.text("toStage"))),
        when(at),
        by(activity, reason.isEmpty() ? body : body + " · " + reason));
  }

  private TimelineEntry signed(Row activity, long at) {
    var words = space.words();
    var agreed = activity.text("outcome").equals("agreed");
    var said = activity.text("text");
    var sentence =
        words.get(
            agreed ? "deal.agreed" : "deal.disagreed",
            names.user(activity.textOrNull(Fields.CREATED_BY)));
    return new TimelineEntry(
        agreed ? Icon.SYNCED : Icon.REFUSED,
        names.item(activity.text("item")),
        when(at),
        said.isEmpty() ? sentence : words.get("deal.said", sentence, said));
  }

  private Event merge(Row conflict) {
    var words = space.words();
    var open = conflict.text("state").equals("open");
    var field = names.field(RecordType.OPPORTUNITY, conflict.text("field"));
    var at = conflict.number(Fields.CREATED_AT, 0);
    var entry =
        new TimelineEntry(
            Icon.MERGE,
            words.get(open ? "deal.conflict" : "deal.merged"),
            when(at),
            words.get(
                open ? "deal.conflictAbout" : "deal.mergedAbout",
                field,
                names.user(conflict.textOrNull("theirsBy"))));
    return new Event(at, Part.CHANGES, entry);
  }

  private Event file(Row file) {
    var at = file.number(Fields.CREATED_AT, 0);
    var entry =
        new TimelineEntry(
            file.text("contentType").startsWith("image/") ? Icon.IMAGE : Icon.DOCUMENT,
            file.text("name"),
            when(at),
            by(file, space.words().amounts().bytes(file.number("sizeBytes", 0))));
    if (file.text("contentType").startsWith("image/")) {
      entry.with(new Thumbnail(space.database(), file));
    }
    return new Event(at, Part.FILES, entry);
  }

  private String by(Row row, String body) {
    var who = names.user(row.textOrNull(Fields.CREATED_BY));
    return who.isEmpty() ? body : who + " · " + body;
  }

  private String when(long at) {
    return text.near(at);
  }
}
