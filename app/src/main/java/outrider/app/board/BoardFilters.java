package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.FlowPane;
import outrider.app.fx.ChoiceMenu;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;

/// What the board is of: time, team, person, channel, industry, pipeline, and whether it is
/// compared.
final class BoardFilters extends FlowPane {
  private record Option(String words, Optional<String> value) {}

  private final BoardWords text;
  private final BoardViewModel model;
  private final FilterChip period;
  private final FilterChip team;
  private final FilterChip person;
  private final FilterChip channel;
  private final FilterChip industry;
  private final FilterChip pipeline;
  private final FilterChip compared;

  BoardFilters(BoardWords text, BoardViewModel model) {
    super(6, 6);
    this.text = text;
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    period = chip("response.period", Icon.CALENDAR, this::choosePeriod);
    team = chip("board.team", Icon.TEAM, () -> choose(teams(), model.teamProperty(), teamChip()));
    person =
        chip(
            "response.by.PERSON",
            Icon.PERSON,
            () -> choose(people(), model.personProperty(), personChip()));
    channel =
        chip(
            "board.channel",
            Icon.LEAD,
            () -> choose(words(channels()), model.channelProperty(), channelChip()));
    industry =
        chip(
            "board.industry",
            Icon.ACCOUNT,
            () -> choose(words(industries()), model.industryProperty(), industryChip()));
    pipeline =
        chip(
            "board.pipeline",
            Icon.OPPORTUNITY,
            () -> choose(pipelines(), model.pipelineProperty(), pipelineChip()));
    compared =
        chip(
            "board.compared",
            Icon.TREND_UP,
            () -> model.comparingProperty().set(!model.comparingProperty().get()));
    getChildren().addAll(period, team, person, channel, industry, pipeline, compared);
    for (var chip : List.of(team, person)) {
      chip.setVisible(model.leadsPeople());
      chip.setManaged(model.leadsPeople());
    }
  }

  private FilterChip chip(String key, Icon icon, Runnable deed) {
    var chip = new FilterChip(text.get(key), "").icon(icon);
    return chip.does(deed);
  }

  private FilterChip teamChip() {
    return team;
  }

  private FilterChip personChip() {
    return person;
  }

  private FilterChip channelChip() {
    return channel;
  }

  private FilterChip industryChip() {
    return industry;
  }

  private FilterChip pipelineChip() {
    return pipeline;
  }

  /// Says what is chosen.
  void show() {
    period.show(text.get("response.period"), text.period(model.periodProperty().get()));
    show(team, "board.team", model.teamProperty().get().map(text.names()::team));
    show(person, "response.by.PERSON", model.personProperty().get().map(text::person));
    show(channel, "board.channel", model.channelProperty().get());
    show(industry, "board.industry", model.industryProperty().get());
    pipeline.show(
        text.get("board.pipeline"),
        model
            .pipelineProperty()
            .get()
            .or(() -> model.pipelines().stream().findFirst().map(each -> each.id()))
            .map(text.names()::pipeline)
            .orElse("–"));
    compared.show(
        text.get("board.compared"),
        text.get(model.comparingProperty().get() ? "board.comparedBefore" : "response.nothing"));
  }

  private void show(FilterChip chip, String key, Optional<String> value) {
    chip.show(text.get(key), value.orElseGet(() -> text.get("board.all")));
    chip.setSelected(value.isPresent());
  }

  void choosePeriod() {
    var menu = new ContextMenu();
    for (var each : BoardPeriod.values()) {
      var item = new RadioMenuItem(text.period(each));
      item.setSelected(each == model.periodProperty().get());
      item.setOnAction(done -> model.look(each));
      menu.getItems().add(item);
    }
    menu.show(period, Side.BOTTOM, 0, 4);
  }

  private List<Option> teams() {
    return all(
        model.teams().stream()
            .map(each -> new Option(text.names().team(each.id()), Optional.of(each.id())))
            .toList());
  }

  private List<Option> people() {
    return all(
        model.people().stream()
            .map(each -> new Option(text.person(each), Optional.of(each)))
            .toList());
  }

  private List<String> channels() {
    return model.answerProperty().get().map(BoardViewModel.Answer::channels).orElse(List.of());
  }

  private List<String> industries() {
    return model.answerProperty().get().map(BoardViewModel.Answer::industries).orElse(List.of());
  }

  private List<Option> words(List<String> known) {
    return all(known.stream().map(each -> new Option(each, Optional.of(each))).toList());
  }

  private List<Option> pipelines() {
    return model.pipelines().stream()
        .map(each -> new Option(text.names().pipeline(each.id()), Optional.of(each.id())))
        .toList();
  }

  private List<Option> all(List<Option> some) {
    var options = new ArrayList<Option>();
    options.add(new Option(text.get("board.all"), Optional.empty()));
    options.addAll(some);
    return options;
  }

  private static void choose(
      List<Option> options, ObjectProperty<Optional<String>> property, Node below) {
    ChoiceMenu.below(below, options, Option::value, property, Option::words);
  }
}
