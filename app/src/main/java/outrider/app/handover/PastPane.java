package outrider.app.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Banner;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.handover.HandoverQueries.Past;
import outrider.app.handover.HandoverQueries.Received;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.handover.Handover;
import outrider.core.handover.Held;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One handover: what each receiver got and has looked at, whether HQ has confirmed it, and whether
/// and until when it can be taken back.
final class PastPane extends View {
  private static final int SHOWN_MAX = 200;

  private final Workspace space;
  private final Past past;
  private final Runnable undo;
  private final HandoverWords says;
  private final VBox receivers = new VBox(12);
  private final VBox left = new VBox(6);

  /// @param undo what the button does
  PastPane(Workspace space, Past past, Runnable undo) {
    super(new VBox(16));
    this.space = space;
    this.past = past;
    this.undo = undo;
    says = new HandoverWords(space);
    root().getStyleClass().add("past-handover");
    var box = (VBox) root();
    box.getChildren().add(head());
    if (past.waits()) {
      var waits = new Banner(Banner.Tone.OFFLINE);
      waits.show(
          space.words().get("handover.waits"),
          space.words().get("handover.waitsMeans"),
          "",
          () -> {});
      box.getChildren().add(waits);
    }
    box.getChildren().addAll(receivers, left);
    whileShown(space.live(HandoverQueries.records(past), this::show));
  }

  static String state(Workspace space, Past past) {
    var key =
        past.waits()
            ? "handover.state.waits"
            : past.handover().isUndone() ? "handover.state.undone" : "handover.state.given";
    return space.words().get(key);
  }

  static Chip.Tone tone(Past past) {
    return past.waits()
        ? Chip.Tone.OFF
        : past.handover().isUndone() ? Chip.Tone.PLAIN : Chip.Tone.OK;
  }

  private Node head() {
    var words = space.words();
    var handover = past.handover();
    var name = says.user(handover.from());
    var title = new Label(words.get("handover.past.title", name));
    title.getStyleClass().add("title");
    title.setWrapText(true);
    var chip = new Chip(state(space, past), tone(past));
    var first = new HBox(10, title, chip);
    first.setAlignment(Pos.CENTER_LEFT);
    var what =
        words.get(
            handover.leaves()
                ? "handover.past.left"
                : handover.toTeam() == null ? "handover.past.stayed" : "handover.past.moved",
            name,
            at(handover.at()),
            says.user(handover.row().text(Fields.CREATED_BY)),
            space.reasons().names().team(handover.toTeam()));
    var lines = new VBox(4, first, HandoverWords.quiet(what), HandoverWords.quiet(way()));
    HBox.setHgrow(lines, Priority.ALWAYS);
    var head = new HBox(16, lines);
    if (!handover.isUndone() && isReversible()) {
      head.getChildren()
          .add(ButtonWithKey.secondary(words, "handover.undo").icon(Icon.UNDO).key("U").does(undo));
    }
    return head;
  }

  private boolean isReversible() {
    return space.clock().millis() <= past.handover().reversibleUntil();
  }

  /// The way back, or why there is none any more.
  private String way() {
    var words = space.words();
    var handover = past.handover();
    if (handover.isUndone()) {
      return words.get(
          "handover.past.undone",
          at(handover.row().number(Handover.UNDONE_AT, 0)),
          says.user(handover.row().text(Handover.UNDONE_BY)));
    }
    return isReversible()
        ? words.get("handover.past.reversible", at(handover.reversibleUntil()))
        : words.get("handover.past.over", Handover.REVERSIBLE.toDays());
  }

  private String at(long millis) {
    return space
        .words()
        .moments()
        .dateTime(Instant.ofEpochMilli(millis), space.clock().instant(), space.zone());
  }

  private void show(List<Received> records) {
    var byReceiver =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.takeover().receiver(), LinkedHashMap::new, Collectors.toList()));
    receivers.getChildren().setAll(byReceiver.values().stream().map(this::receiver).toList());
    showLeft(records);
  }

  private Node receiver(List<Received> given) {
    var words = space.words();
    var takeover = given.getFirst().takeover();
    var name = new Label(says.user(takeover.receiver()));
    name.getStyleClass().add("subheading");
    var rows = given.stream().flatMap(each -> each.row().stream()).toList();
    var share = Share.of(takeover.receiver(), rows);
    var counts = new Label(says.counts(counts(given)) + " · " + says.money(share.worth()));
    counts.getStyleClass().addAll("num", "text-2");
    var worked =
        given.stream().filter(each -> HandoverQueries.isWorked(each.held().type())).toList();
    var seen = worked.stream().filter(Received::isSeen).count();
    var looked = new Label(words.get("handover.looked", seen, worked.size()));
    looked.getStyleClass().addAll("small", "text-3", "num");
    looked.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(10, name, counts, gap, looked);
    head.setAlignment(Pos.BASELINE_LEFT);
    var card = new VBox(6, head);
    card.getStyleClass().addAll("card", "past-receiver");
    given.stream()
        .sorted(Comparator.comparing((Received each) -> Held.TYPES.indexOf(each.held().type())))
        .limit(SHOWN_MAX)
        .forEach(each -> card.getChildren().add(record(each)));
    if (given.size() > SHOWN_MAX) {
      card.getChildren()
          .add(HandoverWords.quiet(words.get("handover.more", given.size() - SHOWN_MAX)));
    }
    return card;
  }

  private static Map<RecordType, Long> counts(List<Received> given) {
    return given.stream()
        .collect(Collectors.groupingBy(each -> each.held().type(), Collectors.counting()));
  }

  private Node record(Received each) {
    var line = new HBox(8, HandoverWords.icon(each.held().type()).node(14, "text-3"));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getChildren().add(name(each.held(), each.row().orElse(null)));
    each.row()
        .ifPresent(row -> {
          var state = new Label(says.state(row));
          state.getStyleClass().addAll("small", "text-2");
          line.getChildren().add(state);
          var owner = row.text(Fields.OWNER);
          if (!past.handover().isUndone() && !owner.equals(each.takeover().receiver())) {
            line.getChildren()
                .add(
                    new Chip(
                        space.words().get("handover.nowWith", says.user(owner)), Chip.Tone.PLAIN));
          }
        });
    return line;
  }

  private Node name(Held held, @org.jspecify.annotations.Nullable Row row) {
    if (row == null) {
      return HandoverWords.quiet(space.words().get("handover.gone"));
    }
    var text = row.has(Fields.NAME) ? PreviewStep.name(row) : row.text("title");
    var place = Place.ofRecord(held.type(), held.id());
    if (place.isEmpty()) {
      return new Label(text);
    }
    var link = new Hyperlink(text);
    link.setOnAction(done -> space.navigator().open(place.get()));
    return link;
  }

  /// What could not be given back, and where it is.
  private void showLeft(List<Received> records) {
    var kept = past.handover().left();
    left.getChildren().clear();
    if (kept.isEmpty()) {
      return;
    }
    var title = new Label(space.words().get("handover.leftTitle", kept.size()));
    title.getStyleClass().add("subheading");
    var lines = new ArrayList<Node>();
    lines.add(title);
    records.stream()
        .filter(each -> kept.contains(each.held()))
        .limit(SHOWN_MAX)
        .forEach(each -> {
          var why =
              each.row()
                  .map(row ->
                      space.words().get("handover.nowWith", says.user(row.text(Fields.OWNER))))
                  .orElseGet(() -> space.words().get("handover.gone"));
          var line =
              new HBox(8, name(each.held(), each.row().orElse(null)), HandoverWords.quiet(why));
          line.setAlignment(Pos.CENTER_LEFT);
          lines.add(line);
        });
    left.getChildren().setAll(lines);
  }
}
