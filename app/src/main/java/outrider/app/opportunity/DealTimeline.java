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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.ActivityEntry;
import outrider.app.attachment.Thumbnail;
import outrider.app.field.FieldText;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.member.MemberText;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.activity.Activity;
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

  /// @param node makes what is shown; only for those in sight
  ///
  /// @param isShownElsewhere whether another line of the whole shows it already
  private record Event(long at, Part part, boolean isShownElsewhere, Supplier<Node> node) {
    Event(long at, Part part, Supplier<Node> node) {
      this(at, part, false, node);
    }
  }

  private static final int THUMBNAILS_MAX = 4;

  /// As many as anybody looks at when a page opens; the rest waits behind a link.
  private static final int FIRST = 40;

  private final Workspace space;
  private final ConfiguredNames names;
  private final FieldText text;
  private List<Object> drawn = List.of();
  private int limit = FIRST;
  private String currency = Sums.HOME_CURRENCY;

  DealTimeline(Workspace space, ConfiguredNames names) {
    this.space = space;
    this.names = names;
    text = new FieldText(space);
    getStyleClass().add("deal-timeline");
  }

  void show(DealPage page, Part part) {
    var drawing =
        List.<Object>of(
            part,
            page.activities(),
            page.conflicts(),
            page.approvals(),
            page.facts().attachments(),
            limit);
    if (drawing.equals(drawn)) {
      return;
    }
    drawn = drawing;
    currency = page.deal().row().text(Fields.CURRENCY);
    if (currency.isEmpty()) {
      currency = Sums.HOME_CURRENCY;
    }
    var events =
        events(page).stream()
            .filter(event -> part == Part.ALL || event.part() == part)
            .filter(event -> part == Part.FILES || !event.isShownElsewhere())
            .sorted(Comparator.comparingLong(Event::at).reversed())
            .toList();
    var groups = new LinkedHashMap<String, List<Node>>();
    events.stream()
        .limit(limit)
        .forEach(event ->
            groups
                .computeIfAbsent(group(event.at()), name -> new ArrayList<>())
                .add(event.node().get()));
    getChildren().clear();
    groups.forEach(this::add);
    if (groups.isEmpty()) {
      getChildren().add(new EmptyState(Icon.LOG, space.words().get("deal.nothingYet")));
    }
    if (events.size() > limit) {
      var more = new Hyperlink(space.words().get("deal.showEarlier", events.size() - limit));
      more.setOnAction(done -> {
        limit = Integer.MAX_VALUE;
        show(page, part);
      });
      getChildren().add(more);
    }
  }

  private List<Event> events(DealPage page) {
    var byId = page.facts().attachments().stream().collect(Collectors.toMap(Row::id, row -> row));
    var events = new ArrayList<Event>();
    page.activities().forEach(activity -> events.add(event(activity, byId)));
    page.conflicts().forEach(conflict -> events.add(merge(conflict)));
    var shown =
        page.activities().stream()
            .flatMap(activity -> activity.set("attachments").stream())
            .collect(Collectors.toSet());
    page.facts().attachments().forEach(file -> events.add(file(file, shown.contains(file.id()))));
    var words = new ApprovalLines(space, names);
    page.approvals()
        .forEach(approval ->
            words
                .of(approval)
                .forEach(line ->
                    events.add(
                        new Event(line.at(), Part.CHANGES, () -> line.entry(when(line.at()))))));
    return events;
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
      case "stage" -> new Event(at, Part.CHANGES, () -> moved(activity, at));
      case Activity.REVISION -> new Event(at, Part.CHANGES, () -> revised(activity, at));
      case Activity.MEMBER -> new Event(at, Part.CHANGES, () -> member(activity, at));
      case "signoff" -> new Event(at, Part.CHANGES, () -> signed(activity, at));
      default -> new Event(at, Part.TOUCHES, () -> touch(activity, files));
    };
  }

  private TimelineEntry touch(Row activity, Map<String, Row> files) {
    var entry = ActivityEntry.full(space, activity);
    var photos =
        activity.set("attachments").stream()
            .filter(files::containsKey)
            .map(files::get)
            .filter(row -> row.text("contentType").startsWith("image/"))
            .toList();
    if (!photos.isEmpty()) {
      var row = new HBox(6);
      row.getChildren().setAll(Thumbnail.several(space, photos, THUMBNAILS_MAX));
      VBox.setMargin(row, new Insets(4, 0, 0, 0));
      entry.with(row);
    }
    return entry;
  }

  private TimelineEntry moved(Row activity, long at) {
    var words = space.words();
    var stayed = activity.number("durationSeconds", 0);
    var body =
        stayed < 60
            ? words.get("deal.stayedBriefly")
            : words.get("deal.stayed", words.moments().length(Duration.ofSeconds(stayed)));
    var overridden = activity.set(Activity.OVERRIDDEN);
    var reason =
        overridden.isEmpty()
            ? activity.text("text")
            : words.get(
                "deal.overridden",
                overridden.stream()
                    .map(names::item)
                    .collect(Collectors.joining(words.get("list.separator"))),
                activity.text("text"));
    return new TimelineEntry(
        overridden.isEmpty() ? Icon.TO : Icon.GATE,
        words.get(
            "deal.movedStage",
            names.stage(activity.text("fromStage")),
            names.stage(activity.text("toStage"))),
        when(at),
        by(activity, reason.isEmpty() ? body : body + " · " + reason));
  }

  private TimelineEntry revised(Row activity, long at) {
    var words = space.words();
    var said = new ArrayList<String>();
    if (activity.has(Activity.FROM_AMOUNT) || activity.has(Activity.TO_AMOUNT)) {
      said.add(
          words.get(
              "deal.revisedAmount",
              amount(activity.numberOrNull(Activity.FROM_AMOUNT)),
              amount(activity.numberOrNull(Activity.TO_AMOUNT))));
    }
    if (activity.has(Activity.FROM_CLOSE_ON) || activity.has(Activity.TO_CLOSE_ON)) {
      said.add(
          words.get(
              "deal.revisedClose",
              day(activity.numberOrNull(Activity.FROM_CLOSE_ON)),
              day(activity.numberOrNull(Activity.TO_CLOSE_ON))));
    }
    return new TimelineEntry(Icon.EDIT, String.join(" · ", said), when(at), by(activity, ""));
  }

  private TimelineEntry member(Row activity, long at) {
    var words = space.words();
    var person = names.user(activity.textOrNull(Activity.PERSON));
    var from = activity.textOrNull(Activity.FROM_ROLE);
    var to = activity.textOrNull(Activity.TO_ROLE);
    var said =
        to == null
            ? words.get("deal.memberLeft", person)
            : words.get(
                from == null ? "deal.memberCame" : "deal.memberBecame",
                person,
                MemberText.role(words, to));
    return new TimelineEntry(Icon.TEAM, said, when(at), by(activity, ""));
  }

  private String amount(@Nullable Long minor) {
    return minor == null ? "–" : space.words().amounts().compact(minor, currency);
  }

  private String day(@Nullable Long epochDay) {
    return epochDay == null
        ? "–"
        : space.words().moments().date(LocalDate.ofEpochDay(epochDay), space.today());
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
    var at = conflict.number(Fields.CREATED_AT, 0);
    return new Event(at, Part.CHANGES, () -> merged(conflict, at));
  }

  private TimelineEntry merged(Row conflict, long at) {
    var words = space.words();
    var open = conflict.text("state").equals("open");
    return new TimelineEntry(
        Icon.MERGE,
        words.get(open ? "deal.conflict" : "deal.merged"),
        when(at),
        words.get(
            open ? "deal.conflictAbout" : "deal.mergedAbout",
            names.field(RecordType.OPPORTUNITY, conflict.text("field")),
            names.user(conflict.textOrNull("theirsBy"))));
  }

  private Event file(Row file, boolean shown) {
    var at = file.number(Fields.CREATED_AT, 0);
    return new Event(at, Part.FILES, shown, () -> attached(file, at));
  }

  private TimelineEntry attached(Row file, long at) {
    var image = file.text("contentType").startsWith("image/");
    var entry =
        new TimelineEntry(
            image ? Icon.IMAGE : Icon.DOCUMENT,
            file.text("name"),
            when(at),
            by(file, space.words().amounts().bytes(file.number("sizeBytes", 0))));
    return image ? entry.with(Thumbnail.of(space, List.of(file), 0)) : entry;
  }

  private String by(Row row, String body) {
    var who = names.user(row.textOrNull(Fields.CREATED_BY));
    return who.isEmpty() || body.isEmpty() ? who + body : who + " · " + body;
  }

  private String when(long at) {
    return text.near(at);
  }
}
