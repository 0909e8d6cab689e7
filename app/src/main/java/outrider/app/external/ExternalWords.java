package outrider.app.external;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.rule.ReasonText;

/// How what other systems tell is said, and how old it is. Age is said in words: a colour alone
/// says nothing to whoever does not see it.
public final class ExternalWords {
  private final Workspace space;
  private final Words words;

  public ExternalWords(Workspace space) {
    this.space = space;
    words = space.words();
  }

  /// A kind of record, in words where it is a known one.
  public String kind(String kind) {
    var key = "external.kind." + kind;
    return words.has(key) ? words.get(key) : kind;
  }

  static Icon icon(String kind) {
    return switch (kind) {
      case ExternalRecord.ORDER -> Icon.DONE;
      case ExternalRecord.INVOICE -> Icon.DOCUMENT;
      case ExternalRecord.DELIVERY -> Icon.HANDOVER;
      case ExternalRecord.TICKET -> Icon.ATTENTION;
      case ExternalRecord.REFUND -> Icon.RETURN;
      case ExternalRecord.STOCK -> Icon.TABLE;
      case ExternalRecord.ROSTER -> Icon.TEAM;
      default -> Icon.EXTERNAL;
    };
  }

  String title(ExternalRecord record) {
    var name = record.title().isEmpty() ? record.key() : record.title();
    return words.get("external.titled", kind(record.kind()), name);
  }

  /// Product, amount and status, as far as they are known.
  String body(ExternalRecord record) {
    var amount =
        record.amountMinor().isPresent()
            ? words.amounts().full(record.amountMinor().getAsLong(), record.currency())
            : "";
    return java.util.stream.Stream.of(
            record.product(),
            record.quantity().isPresent()
                ? words.get("external.quantity", record.quantity().getAsLong())
                : "",
            amount,
            record.status())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  String sums(Map<String, Long> sums) {
    return new TreeMap<>(sums)
        .entrySet().stream()
            .filter(sum -> sum.getValue() != 0)
            .map(sum -> words.amounts().compact(sum.getValue(), sum.getKey()))
            .collect(Collectors.joining(" + "));
  }

  public String name(@Nullable DataSource source) {
    return source == null ? words.get("external.unknownSource") : source.name();
  }

  /// The source and how old what it told is: `ERP · as of today 10:04`, and in words where that is
  /// too old or the source does not deliver.
  String freshness(@Nullable DataSource source) {
    if (source == null) {
      return words.get("external.unknownSource");
    }
    return words.get("external.from", source.name(), age(source));
  }

  /// How old what a source told is.
  public String age(DataSource source) {
    var fresh = source.freshAt();
    if (fresh.isEmpty()) {
      return words.get("external.never");
    }
    var told = words.get("external.asOf", near(fresh.getAsLong()));
    if (source.isLate(space.clock().millis())) {
      var from = near(source.lateFrom().orElse(fresh.getAsLong()));
      return words.get("external.lateSince", told, from);
    }
    return switch (source.state()) {
      case DataSource.FAILING, DataSource.CHANGED ->
          words.get("external.failing", told, state(source));
      case DataSource.PAUSED -> words.get("external.failing", told, state(source));
      case DataSource.REMOVED -> words.get("external.ended", told);
      default -> told;
    };
  }

  /// Whether it is too old to be relied on without a second look.
  public boolean isDoubtful(@Nullable DataSource source) {
    return source == null
        || source.isLate(space.clock().millis())
        || !source.state().equals(DataSource.GOOD);
  }

  /// The state of a source in one word.
  public String state(DataSource source) {
    if (source.state().equals(DataSource.GOOD) && source.isLate(space.clock().millis())) {
      return words.get("source.state.late");
    }
    return words.get("source.state." + (source.state().isEmpty() ? "new" : source.state()));
  }

  /// Why a source is as it is.
  public String why(DataSource source) {
    return space.reasons().say(ReasonText.read(source.said()).reasons());
  }

  public String near(long moment) {
    return words
        .moments()
        .near(Instant.ofEpochMilli(moment), space.clock().instant(), space.zone());
  }
}
