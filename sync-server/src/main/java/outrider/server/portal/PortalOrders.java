package outrider.server.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.integration.DataSource;
import outrider.core.integration.ExternalRecord;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.codec.Json;
import outrider.server.integrate.Sources;
import outrider.server.ops.Limits;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.Transaction;

/// What a customer ordered, as other systems know it, with what was invoiced, delivered and given
/// back of it, and what was agreed with them and is no order there yet. Only what hangs on the one
/// account is looked at, and of that only what a customer may know: number, name, day, quantity,
/// amount and state, and nothing that a system delivered besides.
public final class PortalOrders {
  /// What may be said of an order; other kinds may be the company's own business.
  private static final Set<String> FOLLOWS =
      Set.of(ExternalRecord.INVOICE, ExternalRecord.DELIVERY, ExternalRecord.REFUND);

  private final Transaction transaction;
  private final Map<String, ZoneId> zones = new HashMap<>();

  private PortalOrders(Transaction transaction) {
    this.transaction = transaction;
  }

  /// @param ordered as other systems have it, the newest first
  /// @param agreed won deals that are none of these, the newest first
  /// @param asOf when the oldest of what is shown was delivered, where its system is; null where no
  ///   other system has delivered anything
  public record Page(List<Order> ordered, List<Order> agreed, @Nullable ZonedDateTime asOf) {
    public boolean isEmpty() {
      return ordered.isEmpty() && agreed.isEmpty();
    }

    /// The order of an id, where it is one of these.
    Optional<Order> find(String id) {
      return Stream.concat(ordered.stream(), agreed.stream())
          .filter(order -> order.id().equals(id))
          .findFirst();
    }
  }

  /// @param number that the other system gave it; empty for what was agreed
  /// @param day epoch day; null where nobody said
  /// @param amountMinor null where nobody said
  /// @param state in the words of the other system; empty where it says none
  /// @param follows what was invoiced, delivered and given back, the oldest first
  public record Order(
      String id,
      String number,
      String name,
      @Nullable Long day,
      @Nullable Long quantity,
      @Nullable Long amountMinor,
      String currency,
      String state,
      List<Follow> follows) {

    /// What it is called where there is room for one line only.
    public String called() {
      return number.isEmpty() || number.equals(name) ? name : number + " · " + name;
    }
  }

  /// @param kind `invoice`, `delivery` or `refund`
  public record Follow(
      String kind,
      String number,
      @Nullable Long day,
      @Nullable Long amountMinor,
      String currency,
      String state) {}

  static Page of(Transaction transaction, String account) {
    return new PortalOrders(transaction).page(account);
  }

  private Page page(String account) {
    List<ExternalRecord> all =
        transaction.records().childrenOf(RecordType.EXTERNAL_RECORD.wireName(), account).stream()
            .map(record -> PortalRecords.row(RecordType.EXTERNAL_RECORD, record))
            .map(ExternalRecord::of)
            .filter(record -> record.account().filter(account::equals).isPresent())
            .toList();
    List<ExternalRecord> orders =
        all.stream()
            .filter(record -> record.kind().equals(ExternalRecord.ORDER))
            .sorted(
                Comparator.comparingLong((ExternalRecord order) -> order.occurredAt().orElse(0))
                    .reversed()
                    .thenComparing(ExternalRecord::id))
            .toList();
    Map<String, List<ExternalRecord>> follows = follows(all);
    Map<String, Long> numbers =
        orders.stream().collect(Collectors.groupingBy(ExternalRecord::key, Collectors.counting()));
    List<Order> agreed =
        PortalRecords.won(transaction, account).stream()
            .filter(deal -> orders.stream().noneMatch(order -> isOf(order, deal)))
            .limit(Limits.PORTAL_LINES)
            .map(PortalOrders::agreed)
            .toList();
    List<ExternalRecord> shown = orders.stream().limit(Limits.PORTAL_LINES).toList();
    return new Page(
        shown.stream()
            .map(order ->
                order(
                    order,
                    follows.getOrDefault(order.key(), List.of()).stream()
                        // Where two systems gave the same number, each speaks of its own.
                        .filter(record ->
                            numbers.getOrDefault(order.key(), 0L) == 1
                                || record.source().equals(order.source()))
                        .map(this::follow)
                        .toList()))
            .toList(),
        agreed,
        asOf(shown));
  }

  /// What follows upon orders, by the order's number, the oldest first.
  private static Map<String, List<ExternalRecord>> follows(List<ExternalRecord> all) {
    return all.stream()
        .filter(record -> FOLLOWS.contains(record.kind()))
        .sorted(Comparator.comparingLong(record -> record.occurredAt().orElse(0)))
        .collect(Collectors.groupingBy(record -> beside(record, ExternalRecord.OF_ORDER)));
  }

  private Follow follow(ExternalRecord record) {
    return new Follow(
        record.kind(),
        record.key(),
        day(record),
        boxed(record.amountMinor()),
        record.currency(),
        record.status());
  }

  private Order order(ExternalRecord order, List<Follow> follows) {
    String name =
        !order.title().isBlank()
            ? order.title()
            : order.product().isBlank() ? order.key() : order.product();
    return new Order(
        order.id(),
        order.key(),
        name,
        day(order),
        boxed(order.quantity()),
        boxed(order.amountMinor()),
        order.currency(),
        order.status(),
        follows);
  }

  private static Order agreed(Row deal) {
    return new Order(
        deal.id(),
        "",
        deal.text(Fields.NAME),
        PortalRecords.wonOn(deal),
        null,
        deal.numberOrNull(Opportunity.AMOUNT),
        deal.text(Fields.CURRENCY),
        "",
        List.of());
  }

  /// Whether an order came out of a deal: it names it, by id or name, or is called the same.
  private static boolean isOf(ExternalRecord order, Row deal) {
    String named = beside(order, ExternalRecord.OF_DEAL);
    String name = plain(deal.text(Fields.NAME));
    return named.equals(deal.id())
        || !name.isEmpty() && (plain(named).equals(name) || plain(order.title()).equals(name));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// The day on which it was where its system is.
  private @Nullable Long day(ExternalRecord record) {
    OptionalLong at = record.occurredAt();
    return at.isEmpty()
        ? null
        : Instant.ofEpochMilli(at.getAsLong())
            .atZone(zones.computeIfAbsent(record.source(), this::zone))
            .toLocalDate()
            .toEpochDay();
  }

  private ZoneId zone(String source) {
    return Sources.zone(transaction.sources().source(source).map(Source::settings));
  }

  private @Nullable ZonedDateTime asOf(List<ExternalRecord> orders) {
    return orders.stream().map(ExternalRecord::source).collect(Collectors.toSet()).stream()
        .flatMap(id -> PortalRecords.find(transaction, RecordType.DATA_SOURCE, id).stream())
        .flatMap(row ->
            DataSource.of(row).freshAt().stream()
                .mapToObj(at -> Instant.ofEpochMilli(at).atZone(zone(row.id()))))
        .min(Comparator.comparing(ZonedDateTime::toInstant))
        .orElse(null);
  }

  /// What was delivered beside a record under a name; empty for nothing.
  private static String beside(ExternalRecord record, String name) {
    String more = record.row().text(ExternalRecord.MORE);
    return more.isEmpty() ? "" : Objects.toString(Json.readOwn(more, Map.class).get(name), "");
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isEmpty() ? null : value.getAsLong();
  }
}
