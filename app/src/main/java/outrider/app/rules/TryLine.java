package outrider.app.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// Tries a rule that is being written: a lead that arrives then is due when. It begins with a
/// Friday evening, which is where business hours and plain ones part.
final class TryLine extends VBox implements RuleTrial {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final LocalTime EVENING = LocalTime.of(17, 45);

  /// What a calendar is tried with; a service level has a length of its own.
  private static final Duration TRIED = Duration.ofHours(1);

  private final Workspace space;
  private final TextField arrival = new TextField();
  private final Label answer = new Label();
  private Row rule;
  private Configuration configuration;

  TryLine(Workspace space, Row rule, Configuration configuration) {
    super(4);
    this.space = space;
    this.rule = rule;
    this.configuration = configuration;
    var label = new Label(space.words().get("rules.try"));
    label.getStyleClass().add("field-label");
    label.setLabelFor(arrival);
    arrival.setText(
        space
            .today()
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
            .atTime(EVENING)
            .format(FORMAT));
    arrival.setAccessibleText(label.getText());
    arrival.getStyleClass().add("num");
    arrival.textProperty().subscribe((before, now) -> answer());
    answer.getStyleClass().addAll("num", "rule-answer");
    answer.setWrapText(true);
    answer.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("form-field");
    getChildren().addAll(label, arrival, answer);
    answer();
  }

  @Override
  public void show(Row typed, Configuration known) {
    rule = typed;
    configuration = known;
    answer();
  }

  @Override
  public Node node() {
    return this;
  }

  private void answer() {
    var words = space.words();
    if (rule.type() == RecordType.CADENCE) {
      answer.setText(
          arrived()
              .map(at ->
                  CadenceTry.say(space, Cadence.of(rule), configuration, at, zone())
                      .orElseGet(() -> words.get("rules.tryLater")))
              .orElseGet(() -> words.get("rules.tryFormat")));
      return;
    }
    answer.setText(
        arrived()
            .map(at ->
                due(at)
                    .map(due -> words.get(dueKey(), exact(due)))
                    .orElseGet(() -> words.get("rules.tryLater")))
            .orElseGet(() -> words.get("rules.tryFormat")));
  }

  private String dueKey() {
    return switch (rule.type()) {
      case CALENDAR -> "rules.tryHour";
      default -> "rules.tryDue";
    };
  }

  private Optional<Instant> arrived() {
    try {
      return Optional.of(
          LocalDateTime.parse(arrival.getText().strip(), FORMAT).atZone(zone()).toInstant());
    } catch (DateTimeParseException notYet) {
      return Optional.empty();
    }
  }

  private Optional<Instant> due(Instant at) {
    return switch (rule.type()) {
      case CALENDAR -> CalendarDefinition.of(rule).calendar().map(it -> it.plus(at, TRIED));
      default ->
          Optional.of(ServiceLevel.of(rule))
              .filter(ServiceLevel::isSound)
              .map(level -> configuration.serviceLevels().promise(level, at).due());
    };
  }

  private String exact(Instant due) {
    var when = space.words().moments().exact(due, space.clock().instant(), zone());
    return zone().equals(space.zone()) ? when : when + " " + zone().getId();
  }

  /// The zone of the hours that count: nine o'clock there is what the rule speaks of.
  private ZoneId zone() {
    var calendar =
        rule.type() == RecordType.CALENDAR
            ? Optional.of(rule)
            : Optional.ofNullable(ServiceLevel.of(rule).calendar())
                .flatMap(id -> configuration.row(RecordType.CALENDAR, id));
    return calendar
        .flatMap(row -> CalendarDefinition.of(row).calendar())
        .map(BusinessCalendar::zone)
        .orElse(space.zone());
  }
}
