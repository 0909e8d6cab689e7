package outrider.app.lead;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.activity.LogBox;
import outrider.app.attachment.Thumbnail;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.shell.Workspace;
import outrider.core.attachment.Attachment;
import outrider.core.record.Row;

/// What happened with a lead, newest first, under a line for each day; the box to write something
/// down stands over it.
final class LeadTimeline extends VBox {
  private static final int THUMBNAILS_MAX = 4;

  private final Workspace space;
  private final VBox entries = new VBox();

  LeadTimeline(Workspace space, LogBox box) {
    this.space = space;
    getStyleClass().add("lead-timeline");
    entries.getStyleClass().add("entries");
    var scroll = new ScrollPane(entries);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(box, scroll);
  }

  void show(LeadQueries.Whole whole) {
    var files =
        whole.attachments().stream()
            .collect(Collectors.toMap(Row::id, file -> file, (one, other) -> one));
    entries.getChildren().clear();
    byDay(whole.activities())
        .forEach((day, activities) -> {
          entries.getChildren().add(day(day));
          for (var activity : activities) {
            entries.getChildren().add(entry(activity, files));
          }
        });
    if (whole.activities().isEmpty()) {
      var none = new Label(space.words().get("leads.noTouches"));
      none.getStyleClass().add("text-3");
      entries.getChildren().add(none);
    } else if (whole.activities().size() == LeadQueries.TIMELINE_MAX) {
      var more = new Label(space.words().get("leads.timelineMax", LeadQueries.TIMELINE_MAX));
      more.getStyleClass().add("text-3");
      entries.getChildren().add(more);
    }
  }

  private Map<LocalDate, List<Row>> byDay(List<Row> activities) {
    return activities.stream()
        .collect(
            Collectors.groupingBy(
                activity ->
                    LocalDate.ofInstant(
                        Instant.ofEpochMilli(activity.number("occurredAt", 0)), space.zone()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private Node day(LocalDate day) {
    var words = space.words();
    var text =
        day.equals(space.today())
            ? words.get("leads.today", words.moments().dayAndWeekday(day))
            : words.moments().dayAndWeekday(day);
    var label = new Label(text);
    label.getStyleClass().addAll("section-title", "num", "day");
    return label;
  }

  private TimelineEntry entry(Row activity, Map<String, Row> files) {
    var entry = ActivityEntry.full(space, activity);
    var attached = activity.set("attachments").stream().map(files::get).filter(Objects::nonNull);
    var isPhoto = attached.collect(Collectors.partitioningBy(row -> Attachment.of(row).isImage()));
    var photos = isPhoto.getOrDefault(true, List.of());
    if (!photos.isEmpty()) {
      var row = new HBox(6);
      row.getChildren().setAll(Thumbnail.several(space, photos, THUMBNAILS_MAX));
      setMargin(row, new Insets(4, 0, 0, 0));
      entry.with(row);
    }
    for (var file : isPhoto.getOrDefault(false, List.of())) {
      entry.with(new Chip(file.text("name"), Chip.Tone.PLAIN, Icon.ATTACH));
    }
    return entry;
  }
}
