package outrider.server.integrate;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.integration.ExternalRecord;
import outrider.core.integration.JoinKey;
import outrider.server.admin.AdministrationException;
import outrider.server.ops.Limits;
import outrider.server.store.ForeignDatabase.MarkKind;

/// How a source is reached and what its columns mean, as an operator writes it in a file. Absent is
/// whatever has a usual value.
///
/// @param kind of its rows; a column may be mapped to `kind` instead
/// @param way `push`, `folder`, `http` or `jdbc`
/// @param columns the name of a column, and the field that it becomes
/// @param joins the keys by which its rows come to their customer, the surest first; empty for rows
///   that belong to nobody and are for everybody
/// @param currency of amounts without a column that says so
/// @param zone of times without an offset
/// @param lateAfterMinutes how old may be what it delivered
/// @param everyMinutes how often it is asked
/// @param items where in a JSON document the rows are (RFC 6901); empty for the document itself
/// @param headers that HQ sends along, such as a token
/// @param plainHttp that the address may be reached without TLS
/// @param query with one `?` for the mark
/// @param mark the column that says how far the query has come, ascending
/// @param markKind `number`, `text` or `time`
/// @param markFrom where the query begins
/// @param tenders where its rows are public tenders, which of them become leads
public record SourceSettings(
    String name,
    @Nullable String kind,
    String way,
    Map<String, String> columns,
    @Nullable List<String> joins,
    @Nullable String currency,
    @Nullable String zone,
    @Nullable Long lateAfterMinutes,
    @Nullable Long everyMinutes,
    @Nullable String folder,
    @Nullable String address,
    @Nullable String items,
    @Nullable Map<String, String> headers,
    @Nullable Boolean plainHttp,
    @Nullable String database,
    @Nullable String user,
    @Nullable String password,
    @Nullable String query,
    @Nullable String mark,
    @Nullable String markKind,
    @Nullable String markFrom,
    @Nullable TenderSettings tenders) {

  public static final String PUSH = "push";
  public static final String FOLDER = "folder";
  public static final String HTTP = "http";
  public static final String JDBC = "jdbc";

  /// Of times that say no other.
  static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

  /// What a column may become that is kept beside the record, under this name.
  static final Set<String> BESIDE = Set.of(ExternalRecord.OF_ORDER, ExternalRecord.OF_DEAL);

  /// What a column may become.
  private static final Set<String> TARGETS = targets();

  private static Set<String> targets() {
    Set<String> targets = new HashSet<>(ExternalRecord.DELIVERED);
    targets.remove(ExternalRecord.MORE);
    targets.add(ExternalRecord.KEY);
    targets.add(ExternalRecord.KIND);
    targets.addAll(BESIDE);
    for (JoinKey key : JoinKey.values()) {
      targets.add(key.wireName());
    }
    return Set.copyOf(targets);
  }

  boolean isOfTenders() {
    return tenders != null;
  }

  private Set<String> targetsOf() {
    return isOfTenders() ? TenderSettings.TARGETS : TARGETS;
  }

  public List<JoinKey> joinKeys() {
    return joins == null
        ? List.of(JoinKey.TAX_ID, JoinKey.PHONE, JoinKey.EMAIL)
        : joins.stream().flatMap(name -> JoinKey.byWireName(name).stream()).toList();
  }

  public boolean isOfNobody() {
    return joins != null && joins.isEmpty();
  }

  ZoneId zoneId() {
    return zone == null ? USUAL_ZONE : ZoneId.of(zone);
  }

  String itemsOf() {
    return items == null ? "" : items;
  }

  String currencyOf() {
    return currency == null ? "CNY" : currency;
  }

  public Duration every() {
    return Duration.ofMinutes(everyMinutes == null ? 15 : everyMinutes);
  }

  public long lateAfter() {
    return lateAfterMinutes == null ? Duration.ofDays(1).toMinutes() : lateAfterMinutes;
  }

  MarkKind markOf() {
    return switch (markKind == null ? "text" : markKind) {
      case "number" -> MarkKind.NUMBER;
      case "time" -> MarkKind.TIME;
      default -> MarkKind.TEXT;
    };
  }

  /// The column of a field, as the first that is mapped to it.
  Optional<String> columnOf(String field) {
    return columns.entrySet().stream()
        .filter(line -> line.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// @throws AdministrationException that says what is to be written otherwise
  void check() {
    require(name != null && !name.isBlank() && name.length() <= 200, "Give the source a name.");
    require(columns != null && !columns.isEmpty(), "Say in `columns` what its columns are.");
    require(
        isWhole(columns.values()) && (headers == null || isWhole(headers.values())),
        "Nothing in `columns` and `headers` is null.");
    for (String field : columns.values()) {
      require(
          targetsOf().contains(field),
          "A column cannot become " + field + "; one of " + targetsOf().stream().sorted().toList());
    }
    require(
        columns.values().stream().distinct().count() == columns.size(),
        "Two columns become the same field.");
    require(columnOf(ExternalRecord.KEY).isPresent(), "A column has to become externalKey.");
    require(
        isOfTenders()
            || kind != null && !kind.isBlank()
            || columnOf(ExternalRecord.KIND).isPresent(),
        "Say in `kind` what its rows are, or map a column to it.");
    require(
        joins == null
            || isWhole(joins)
                && joins.stream().allMatch(join -> JoinKey.byWireName(join).isPresent()),
        "`joins` are taxId, phone and email.");
    require(
        isOfNobody()
            || isOfTenders()
            || joinKeys().stream().anyMatch(key -> columnOf(key.wireName()).isPresent()),
        "No column becomes a key of the customer: map one of " + joinKeys() + ".");
    require(currencyOf().matches("[A-Z]{3}"), "A currency has three capitals.");
    require(lateAfter() > 0 && every().toMinutes() > 0, "Minutes are above nought.");
    try {
      zoneId();
    } catch (DateTimeException unknown) {
      throw new AdministrationException("There is no zone " + zone + ".");
    }
    if (tenders != null) {
      tenders.check();
      require(columnOf(ExternalRecord.TITLE).isPresent(), "A column has to become title.");
    }
    checkWay();
  }

  /// @throws AdministrationException that says what is to be written otherwise
  void checkWay() {
    switch (way == null ? "" : way) {
      case PUSH -> {}
      case FOLDER ->
          require(folder != null && !folder.isBlank(), "Say in `folder` where the files come.");
      case HTTP -> require(isAddress(), "`address` is https://host/…; say plainHttp for http://.");
      case JDBC -> {
        require(database != null && database.startsWith("jdbc:"), "`database` is a jdbc: URL.");
        require(
            query != null && query.chars().filter(letter -> letter == '?').count() == 1,
            "The query has one ? for the mark.");
        require(
            query != null
                && query
                    .strip()
                    .toLowerCase(java.util.Locale.ROOT)
                    .matches("(?s)(select|with)\\b.*"),
            "The query reads: it begins with SELECT or WITH.");
        require(mark != null && !mark.isBlank(), "Say in `mark` which column goes up.");
        require(markFrom != null, "Say in `markFrom` where to begin.");
        require(
            markKind == null || Set.of("number", "text", "time").contains(markKind),
            "markKind is number, text or time.");
      }
      default -> throw new AdministrationException("`way` is push, folder, http or jdbc.");
    }
  }

  /// Whether none of what was read is null.
  static boolean isWhole(Collection<String> texts) {
    return texts.stream().allMatch(Objects::nonNull);
  }

  private boolean isAddress() {
    if (address == null || address.length() > Limits.SOURCE_ADDRESS_CHARS) {
      return false;
    }
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || Boolean.TRUE.equals(plainHttp) && "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AdministrationException(otherwise);
    }
  }

  /// What the audit trail may know: nothing by which it is reached.
  Map<String, String> told() {
    return Map.of("name", name, "way", way);
  }
}
