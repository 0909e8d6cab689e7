package outrider.app.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Reading;
import outrider.core.user.Role;

/// One experiment: what was registered, what it says now or said at its end, and who is in it.
final class ExperimentPage extends VBox {

  /// Of a variant; more are not listed.
  private static final int UNITS_MAX = 200;

  private final Workspace space;
  private final ExperimentWords text;
  private final IntervalPicture picture;
  private final CountTable table;
  private final VBox behind = new VBox(6);
  private final Runnable rewrite;
  private final Runnable start;
  private final Runnable end;
  private final Runnable delete;
  private Optional<ExperimentAnswer> shown = Optional.empty();
  private int opened = -1;

  ExperimentPage(
      Workspace space,
      ExperimentWords text,
      Runnable rewrite,
      Runnable start,
      Runnable end,
      Runnable delete) {
    super(14);
    this.space = space;
    this.text = text;
    this.rewrite = rewrite;
    this.start = start;
    this.end = end;
    this.delete = delete;
    picture = new IntervalPicture(text);
    table = new CountTable(text, this::open);
    getStyleClass().add("experiment-page");
  }

  /// Whether this person may change it, as the rules have it.
  boolean mayRun(Experiment experiment) {
    var actor = space.commands().actor();
    var team = experiment.team();
    return team == null
        ? actor.role() == Role.ADMIN
        : actor.leads() && actor.mayMoveTo(team, space.database().configuration().tree());
  }

  static Chip.Tone tone(Experiment experiment) {
    return experiment.isRunning()
        ? Chip.Tone.OK
        : experiment.isDraft() ? Chip.Tone.PLAIN : Chip.Tone.OFF;
  }

  void show(Optional<ExperimentAnswer> answer) {
    if (shown.equals(answer)) {
      return;
    }
    if (!shown
        .map(each -> each.experiment().id())
        .equals(answer.map(each -> each.experiment().id()))) {
      opened = -1;
    }
    shown = answer;
    getChildren().clear();
    answer.ifPresent(this::draw);
  }

  private void draw(ExperimentAnswer answer) {
    var experiment = answer.experiment();
    getChildren().add(head(experiment));
    if (!experiment.isDraft()) {
      getChildren().add(reading(answer));
    }
    getChildren().add(registered(experiment));
    if (!experiment.isDraft()) {
      getChildren().add(behind);
      showBehind();
    }
  }

  private Node head(Experiment experiment) {
    var name = new Label(experiment.name());
    name.getStyleClass().add("title");
    name.setWrapText(true);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    var state = new Chip(text.state(experiment), tone(experiment));
    var line = new HBox(10, name, state);
    line.setAlignment(Pos.CENTER_LEFT);
    if (mayRun(experiment)) {
      line.getChildren().addAll(deeds(experiment));
    }
    return line;
  }

  private List<Node> deeds(Experiment experiment) {
    var words = space.words();
    var deeds = new ArrayList<Node>();
    if (experiment.isDraft()) {
      deeds.add(ButtonWithKey.plain(words, "experiment.delete").compact().does(delete));
      deeds.add(
          ButtonWithKey.secondary(words, "experiment.rewrite").compact().key("E").does(rewrite));
      deeds.add(
          ButtonWithKey.primary(words, "experiment.start")
              .compact()
              .icon(Icon.PLAY)
              .key("S")
              .does(start));
    } else if (experiment.isRunning()) {
      deeds.add(ButtonWithKey.secondary(words, "experiment.end").compact().key("X").does(end));
    }
    return deeds;
  }

  private Node reading(ExperimentAnswer answer) {
    var experiment = answer.experiment();
    var reading = answer.reading();
    var says = new Label(verdict(answer, reading));
    says.getStyleClass().add("subheading");
    says.setWrapText(true);
    says.setMinHeight(Region.USE_PREF_SIZE);
    var card = new VBox(10, says);
    card.getStyleClass().addAll("card", "experiment-card");
    if (experiment.hasEnded()) {
      card.getChildren().add(quiet(ended(experiment)));
    }
    var titles =
        IntStream.range(0, experiment.variants().size())
            .mapToObj(index -> text.variant(experiment, index))
            .toList();
    var intervals = reading.intervals();
    if (!intervals.isEmpty()) {
      picture.show(titles, intervals, reading.winner());
      card.getChildren().addAll(picture);
    }
    table.show(titles, answer.entered(), reading);
    card.getChildren().add(table);
    card.getChildren()
        .add(quiet(text.get(intervals.isEmpty() ? "experiment.noLook" : "experiment.howRead")));
    return card;
  }

  private String verdict(ExperimentAnswer answer, Reading reading) {
    var experiment = answer.experiment();
    var least = reading.looks().isEmpty() ? 0 : reading.looks().getLast().least();
    return switch (reading.verdict()) {
      case TOO_FEW ->
          experiment.hasEnded()
              ? text.get(
                  "experiment.endedTooFew", text.number(least), text.number(reading.perVariant()))
              : tooFew(answer, least);
      case WINNER ->
          text.get(
              "experiment.winner",
              text.variant(experiment, reading.winner().orElseThrow()),
              text.metric(experiment));
      case NO_DIFFERENCE -> text.get("experiment.noDifference", text.points(experiment.effect()));
    };
  }

  private String tooFew(ExperimentAnswer answer, long least) {
    var weeks = answer.weeksMore();
    var needed = text.number(answer.experiment().sample());
    return weeks >= outrider.core.experiment.SampleSize.NEVER
        ? text.get("experiment.tooFewNever", text.number(least), needed)
        : text.get("experiment.tooFew", text.number(least), needed, text.number(weeks));
  }

  private String ended(Experiment experiment) {
    var said =
        text.get(
            "experiment.endedBy",
            text.names().user(experiment.row().text(Experiment.ENDED_BY)),
            text.day(experiment.endedAt().orElse(0)));
    var why = experiment.row().text(Experiment.WHY);
    return why.isEmpty() ? said : said + "\n" + why;
  }

  private Node registered(Experiment experiment) {
    var title = new Label(text.get("experiment.registered"));
    title.getStyleClass().add("section-title");
    var card = new VBox(8, title);
    card.getStyleClass().addAll("card", "experiment-card");
    if (experiment.isDraft()) {
      var needs = new Label(text.size(experiment.sample(), experiment.weeks()));
      needs.getStyleClass().add("subheading");
      needs.setWrapText(true);
      card.getChildren().add(needs);
    }
    var facts = new FlowPane(24, 8);
    facts
        .getChildren()
        .addAll(
            fact(Experiment.SUBJECT, text.option(Experiment.SUBJECT, experiment.subject())),
            fact("team", text.population(experiment, space.database().configuration())),
            fact(Experiment.METRIC, text.metric(experiment)),
            fact(Experiment.BASE, text.share(experiment.base() / 1000.0)),
            fact(
                Experiment.EFFECT, text.get("experiment.points", text.points(experiment.effect()))),
            fact(Experiment.SAMPLE, text.number(experiment.sample())));
    experiment
        .startedAt()
        .ifPresent(at ->
            facts
                .getChildren()
                .add(
                    fact(
                        Experiment.STARTED_AT,
                        text.day(at)
                            + space.words().get("list.separator")
                            + text.names().user(experiment.row().text(Experiment.STARTED_BY)))));
    card.getChildren().add(facts);
    var variants = experiment.variants();
    for (var index = 0; index < variants.size(); index++) {
      var name = new Label(text.variant(experiment, index));
      name.getStyleClass().add("bold");
      var says = new Label(text.differs(variants.get(index)));
      says.getStyleClass().add("text-2");
      says.setWrapText(true);
      says.setMinHeight(Region.USE_PREF_SIZE);
      card.getChildren().add(new VBox(2, name, says));
    }
    if (!experiment.isDraft()) {
      card.getChildren().add(quiet(text.get("experiment.stays")));
    }
    return card;
  }

  private Node fact(String field, String said) {
    var label = new Label(text.label(field));
    label.getStyleClass().addAll("small", "text-3");
    var value = new Label(said);
    value.getStyleClass().add("num");
    return new VBox(2, label, value);
  }

  private static Label quiet(String words) {
    var label = new Label(words);
    label.getStyleClass().addAll("small", "text-3");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// Lists who is in a variant, with what became of them.
  void open(int variant) {
    opened = opened == variant ? -1 : variant;
    showBehind();
  }

  private void showBehind() {
    behind.getChildren().clear();
    if (opened < 0 || shown.isEmpty()) {
      return;
    }
    var answer = shown.get();
    var experiment = answer.experiment();
    var units = answer.units().stream().filter(unit -> unit.variant() == opened).toList();
    var title =
        new Label(
            text.get(
                "experiment.behind", text.variant(experiment, opened), text.number(units.size())));
    title.getStyleClass().add("section-title");
    behind.getChildren().add(title);
    units.stream()
        .limit(UNITS_MAX)
        .map(unit -> line(answer, unit))
        .forEach(behind.getChildren()::add);
    if (units.size() > UNITS_MAX) {
      behind.getChildren().add(quiet(text.get("experiment.more", units.size() - UNITS_MAX)));
    }
  }

  private Node line(ExperimentAnswer answer, Unit unit) {
    var name = new Hyperlink(unit.name());
    name.setMinWidth(0);
    name.setOnAction(done ->
        space
            .navigator()
            .open(
                answer.experiment().isOfDeals()
                    ? new Place.OpportunityRecord(unit.id())
                    : new Place.LeadRecord(unit.id())));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var within = answer.experiment().withinDays();
    var became =
        new Label(
            unit.did(within)
                ? text.get("experiment.did")
                : text.get(
                    unit.isRipe(answer.at(), within) ? "experiment.didNot" : "experiment.waits"));
    became.getStyleClass().addAll("small", unit.did(within) ? "ok-text" : "text-3");
    var since = new Label(text.day(unit.enteredAt()));
    since.getStyleClass().addAll("small", "num", "text-3");
    var line = new HBox(12, name, gap, became, since);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
