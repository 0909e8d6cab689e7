package outrider.app.response;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.response.ResponseTimes;
import outrider.core.response.ResponseTimes.Column;
import outrider.core.response.ResponseTimes.Percentile;

/// The words of the report, on the screen and for a spreadsheet.
final class ResponseWords {
  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;

  ResponseWords(Workspace space) {
    this.space = space;
    words = space.words();
    names = new ConfiguredNames(words, space.database()::configuration);
  }

  String percentile(Side side, int percent) {
    return side.times()
        .percentile(percent)
        .map(this::time)
        .orElseGet(() -> words.get("response.tooFew"));
  }

  private String time(Percentile percentile) {
    var length = words.moments().length(Duration.ofMillis(percentile.millis()));
    return percentile.atLeast() ? words.get("response.atLeast", length) : length;
  }

  String share(Side side, int leads) {
    return side.times().leads() == 0 ? "–" : words.amounts().percent(side.times().share(leads));
  }

  String followed(Side side) {
    return side.contacted().isEmpty() ? "–" : words.amounts().percent(side.followedShare());
  }

  String column(Column column) {
    if (column.overMillis() < 0) {
      return words.get("response.upTo", length(column.untilMillis().orElse(0)));
    }
    return column.untilMillis().isPresent()
        ? words.get(
            "response.between",
            length(column.overMillis()),
            length(column.untilMillis().getAsLong()))
        : words.get("response.over", length(column.overMillis()));
  }

  private String length(long millis) {
    return words.moments().length(Duration.ofMillis(millis));
  }

  String group(Grouping grouping, String key) {
    if (key.isEmpty()) {
      return words.get("response.none." + grouping);
    }
    return grouping == Grouping.PERSON ? names.user(key) : key;
  }

  /// `Service level "A 5 min" changed, 12 Nov 14:03`.
  String cut(ResponseViewModel.Cut cut) {
    var at = Instant.ofEpochMilli(cut.at());
    var change = cut.change();
    if (change == null) {
      return words.moments().date(at.atZone(space.zone()).toLocalDate(), space.today());
    }
    var type = RecordType.byWireName(change.row().text("of")).map(words.fields()::type).orElse("");
    return words.get(
        "response.change",
        type,
        names.of(change.row()),
        words.fields().option(RecordType.RULE_CHANGE, "what", change.what()),
        words.moments().near(at, space.clock().instant(), space.zone()));
  }

  /// Everything that is shown, as lines with tabs between.
  String copied(ResponseViewModel.Answer answer, Grouping grouping) {
    var text = new StringBuilder();
    var sides = sides(answer.report().before(), answer.report().now());
    append(text, words.get("response.waited"), heads(answer.report().before(), "response.leads"));
    for (var index = 0; index < answer.report().now().times().columns().size(); index++) {
      var at = index;
      append(
          text,
          column(answer.report().now().times().columns().get(at)),
          sides.stream()
              .map(side -> String.valueOf(side.times().columns().get(at).leads()))
              .toList());
    }
    text.append('\n');
    append(text, words.get("response.by." + grouping), heads(answer.report().before()));
    append(
        text,
        words.get("response.all"),
        sides.stream().flatMap(side -> figures(side).stream()).toList());
    for (var line : answer.lines()) {
      append(
          text,
          group(grouping, line.key()),
          sides(line.before(), line.now()).stream()
              .flatMap(side -> figures(side).stream())
              .toList());
    }
    return text.toString().stripTrailing();
  }

  /// What the table says of one side.
  List<String> figures(Side side) {
    var times = side.times();
    return List.of(
        words.amounts().number(times.leads()),
        words.amounts().number(times.waiting()),
        percentile(side, 50),
        percentile(side, 90),
        share(side, times.within(ResponseTimes.AT_ONCE)),
        share(side, times.within(ResponseTimes.SOON)),
        share(side, times.over(ResponseTimes.LATE)),
        followed(side));
  }

  /// The heads of what [#figures] says.
  List<String> heads() {
    return List.of(
        words.get("response.leads"),
        words.get("response.waiting"),
        words.get("response.p50"),
        words.get("response.p90"),
        words.get("response.atOnce"),
        words.get("response.soon"),
        words.get("response.late"),
        words.get("response.followed"));
  }

  private List<String> heads(Optional<Side> before) {
    return before.isEmpty()
        ? heads()
        : List.of("response.before", "response.after").stream()
            .flatMap(side -> heads().stream().map(head -> words.get(side) + " " + head))
            .toList();
  }

  private List<String> heads(Optional<Side> before, String wordKey) {
    return before.isEmpty()
        ? List.of(words.get(wordKey))
        : List.of(words.get("response.before"), words.get("response.after"));
  }

  private static List<Side> sides(Optional<Side> before, Side now) {
    return before.map(side -> List.of(side, now)).orElse(List.of(now));
  }

  private static void append(StringBuilder text, String first, List<String> rest) {
    text.append(first);
    rest.forEach(each -> text.append('\t').append(each));
    text.append('\n');
  }
}
