package outrider.app.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.quota.Coverage;
import outrider.core.quota.Quarter;
import outrider.core.review.DealRisk;
import outrider.core.review.Movement;

/// What the figures of a review are called.
final class ReviewWords {
  private final Workspace space;
  private final ConfiguredNames names;

  ReviewWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  ConfiguredNames names() {
    return names;
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String person(String id) {
    return id.isEmpty() ? get("team.nobody") : names.user(id);
  }

  String quarter(Quarter quarter) {
    return get("review.quarterName", Integer.toString(quarter.year()), quarter.number());
  }

  String risk(DealRisk risk, ReviewDeal deal) {
    var key = "review.risk." + risk.name().toLowerCase(Locale.ROOT);
    return switch (risk) {
      case PUSHED -> get(key, deal.movement().pushes());
      case SILENT -> get(key, days(deal.contactAt()));
      default -> get(key);
    };
  }

  /// `现场勘察 21 天` without the stage: how long, and how long is usual.
  String stay(ReviewDeal deal, long medianMillis) {
    var stayed = space.words().moments().days(days(deal.stageSince()));
    return medianMillis == 0
        ? stayed
        : get("review.stayMedian", stayed, Math.max(0, Duration.ofMillis(medianMillis).toDays()));
  }

  long days(long since) {
    var length = Duration.between(Instant.ofEpochMilli(since), space.clock().instant());
    return Math.max(0, length.toDays());
  }

  String date(long epochDay) {
    return space.words().moments().date(LocalDate.ofEpochDay(epochDay), space.today());
  }

  String day(long at) {
    return date(LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone()).toEpochDay());
  }

  String money(long minor, String currency) {
    return space.words().amounts().compact(minor, currency);
  }

  /// `3.1 倍`; a dash where there is nothing to cover.
  String times(OptionalDouble times) {
    return times.isEmpty()
        ? "–"
        : get("review.times", String.format(Locale.ROOT, "%.1f", times.getAsDouble()));
  }

  String coverage(Coverage coverage) {
    if (!coverage.hasTarget()) {
      return get("review.noTarget");
    }
    return coverage.isReached() ? get("review.reached") : times(coverage.times());
  }

  /// Everything that is different, the stage first.
  List<String> changes(ReviewDeal deal) {
    var movement = deal.movement();
    if (movement.isNew()) {
      return List.of(get("review.new"));
    }
    var said = new ArrayList<String>();
    var from = movement.fromStage();
    if (from != null) {
      said.add(get("review.from", names.stage(from)));
    }
    if (movement.amountMinor() != 0) {
      said.add(signed(movement, deal.currency()));
    }
    if (movement.closeDays() != 0) {
      said.add(
          movement.closeDays() > 0
              ? get("review.later", movement.closeDays())
              : get("review.earlier", -movement.closeDays()));
    }
    return said;
  }

  private String signed(Movement movement, String currency) {
    var size = money(Math.abs(movement.amountMinor()), currency);
    return (movement.amountMinor() > 0 ? "+" : "−") + size;
  }
}
