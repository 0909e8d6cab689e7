package outrider.app.score;

import java.util.Optional;
import java.util.OptionalDouble;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.score.Contribution;
import outrider.core.score.Feature;
import outrider.core.score.Range;

/// Why a lead is scored as it is, in words.
final class ScoreWords {
  private final Workspace space;

  ScoreWords(Workspace space) {
    this.space = space;
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String percent(double share) {
    return space.words().amounts().percent(Math.clamp(share, 0.01, 0.99));
  }

  /// `来源 官网`.
  String reason(Contribution reason) {
    return get("score.reason", feature(reason.feature()), answer(reason));
  }

  String feature(Feature feature) {
    return switch (feature.name()) {
      case ScoreQueries.TOUCHES -> get("score.touches", ScoreQueries.EARLY_HOURS);
      case ScoreQueries.REPLIES -> get("score.replies", ScoreQueries.EARLY_HOURS);
      default ->
          field(feature).map(field -> space.words().fields().label(field)).orElse(feature.name());
    };
  }

  private Optional<FieldDefinition> field(Feature feature) {
    return space.database().configuration().fields().field(RecordType.LEAD, feature.name());
  }

  private String answer(Contribution reason) {
    if (reason.answer().isEmpty()) {
      return get("score.unanswered");
    }
    if (reason.feature().numeric()) {
      return Range.read(reason.answer()).map(range -> range(reason, range)).orElse(reason.answer());
    }
    var field = field(reason.feature());
    if (field.filter(each -> each.kind() == FieldKind.FLAG).isPresent()) {
      return get(reason.answer().equals("1") ? "score.yes" : "score.no");
    }
    // Answers are compared in small letters; the choice is written as it was set up.
    return field
        .flatMap(each ->
            each.options().stream()
                .filter(option -> option.equalsIgnoreCase(reason.answer()))
                .findFirst()
                .map(option -> space.words().fields().option(each, option)))
        .orElse(reason.answer());
  }

  private String range(Contribution reason, Range range) {
    var counted = reason.feature().early();
    if (range.from().isPresent() && range.below().isPresent()) {
      var from = range.from().getAsDouble();
      var below = range.below().getAsDouble();
      return counted && below - from == 1
          ? number(reason, range.from())
          : get("score.between", number(reason, range.from()), number(reason, range.below()));
    }
    if (range.from().isPresent()) {
      return get("score.atLeast", number(reason, range.from()));
    }
    return range.below().isEmpty()
        ? get("score.any")
        : get("score.below", number(reason, range.below()));
  }

  private String number(Contribution reason, OptionalDouble number) {
    var money = field(reason.feature()).filter(each -> each.kind() == FieldKind.MONEY).isPresent();
    var shown = number.orElse(0);
    return space.words().amounts().number(money ? shown / 100 : shown);
  }
}
