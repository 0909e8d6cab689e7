package outrider.app.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.external.Dealings;
import outrider.app.external.ExternalEntry;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.integration.DataSource;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What happened with a record and with those that belong to it, newest first, days grouped.
public final class RecordTimeline extends VBox {
  private enum Age {
    TODAY("record.today"),
    WEEK("record.thisWeek"),
    EARLIER("record.earlier");

    private final String wordKey;

    Age(String wordKey) {
      this.wordKey = wordKey;
    }
  }

  private final Workspace space;
  private final ConfiguredNames names;
  private Map<String, DataSource> sources = Map.of();

  public RecordTimeline(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
    getStyleClass().add("record-timeline");
  }

  /// @param activities newest first
  /// @param dealings what other systems know of it, among the activities by when it happened
  public void show(List<Row> activities, Map<String, String> others, Dealings dealings) {
    sources = dealings.sources();
    show(
        Stream.concat(activities.stream(), dealings.newest().stream())
            .sorted(Comparator.comparingLong(RecordTimeline::occurredAt).reversed())
            .toList(),
        others);
  }

  private static long occurredAt(Row row) {
    return row.number("occurredAt", row.number(Fields.CREATED_AT, 0));
  }

  /// @param activities newest first
  /// @param others names of the records, other than the one shown, that an activity may be about
  public void show(List<Row> activities, Map<String, String> others) {
    getChildren().clear();
    if (activities.isEmpty()) {
      var nothing = new Label(space.words().get("record.nothingYet"));
      nothing.getStyleClass().add("text-3");
      getChildren().add(nothing);
      return;
    }
    Age group = null;
    for (var activity : activities) {
      var age = age(activity);
      if (age != group) {
        group = age;
        var head = new Label(space.words().get(age.wordKey));
        head.getStyleClass().addAll("section-title", "day-group");
        getChildren().add(head);
      }
      var entry = entry(activity);
      var about = others.get(activity.text(Fields.PARENT));
      if (about != null) {
        entry.with(about(about));
      }
      getChildren().add(entry);
    }
    ((TimelineEntry) getChildren().getLast()).last();
  }

  private TimelineEntry entry(Row activity) {
    if (activity.type() == RecordType.EXTERNAL_RECORD) {
      return ExternalEntry.of(space, activity, sources);
    }
    if (!activity.text("kind").equals("stage")) {
      return ActivityEntry.full(space, activity);
    }
    var words = space.words();
    var at = Instant.ofEpochMilli(activity.number("occurredAt", 0));
    var stayed = Duration.ofSeconds(activity.number("durationSeconds", 0));
    var body = words.get("record.stayed", words.moments().length(stayed));
    return new TimelineEntry(
        Icon.TO,
        words.get(
            "record.moved",
            names.stage(activity.text("fromStage")),
            names.stage(activity.text("toStage"))),
        words.moments().near(at, space.clock().instant(), space.zone()),
        activity.has("text") ? activity.text("text") + " · " + body : body);
  }

  private static Node about(String name) {
    var label = new Label(name);
    label.getStyleClass().addAll("small", "text-3");
    label.setGraphic(Icon.RETURN.node(12, "text-3"));
    return label;
  }

  private Age age(Row activity) {
    var day = LocalDate.ofInstant(Instant.ofEpochMilli(occurredAt(activity)), space.zone());
    var today = space.today();
    if (!day.isBefore(today)) {
      return Age.TODAY;
    }
    return day.isAfter(today.minusDays(7)) ? Age.WEEK : Age.EARLIER;
  }
}
