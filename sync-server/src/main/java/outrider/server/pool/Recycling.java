package outrider.server.pool;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.pool.Protection;
import outrider.core.pool.Protection.Deal;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.ops.Policy;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.PoolStore.Entry;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// Takes leads back to their pools whose time is up. Several servers may look at once: what is
/// found is looked at again in the transaction that writes.
///
/// Never over a follow-up that HQ has not heard of: a lead waits until each laptop of its owner's
/// has said, after the lead's time was up, that it has nothing left to send. Not for ever: a laptop
/// that is silent for longer than the company lets one be is waited for no longer, and what it
/// brings after all is looked at by the rules.
public final class Recycling {
  private static final Logger log = LoggerFactory.getLogger(Recycling.class);

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final OwnCommands commands;

  public Recycling(Database database, Configurations configurations, InstantSource clock) {
    this(database, configurations, clock, new OwnCommands(configurations, clock));
  }

  public Recycling(
      Database database, Configurations configurations, InstantSource clock, OwnCommands commands) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.commands = commands;
  }

  /// Takes back everything for which the time has come.
  ///
  /// @return how many leads went back
  public int run() {
    int taken = 0;
    while (true) {
      List<Entry> due =
          database.read(
              transaction -> transaction.pools().due(clock.millis(), Limits.RECYCLED_AT_ONCE));
      if (due.isEmpty()) {
        return taken;
      }
      taken += together(due);
    }
  }

  /// Claims are remembered for as long as a laptop may come late with others.
  public void forget() {
    database.write(transaction -> {
      long kept = Pool.CLAIM_WINDOW.toMillis() + Policy.TOMBSTONES.millis(transaction);
      return transaction.pools().forgetClaims(clock.millis() - kept);
    });
  }

  private int together(List<Entry> due) {
    try {
      return database.write(transaction -> {
        Map<String, List<Device>> laptops = laptops(transaction);
        return due.stream().mapToInt(entry -> act(transaction, entry.leadId(), laptops)).sum();
      });
    } catch (RuntimeException failure) {
      log.warn("Leads could not be taken back together; each is tried alone.", failure);
      return due.stream().mapToInt(entry -> alone(entry.leadId())).sum();
    }
  }

  private int alone(String leadId) {
    try {
      return database.write(transaction -> act(transaction, leadId, laptops(transaction)));
    } catch (RuntimeException failure) {
      log.atError()
          .setCause(failure)
          .addKeyValue("lead", leadId)
          .log("A lead could not be taken back; it is left alone for a while.");
      long later = clock.millis() + Limits.RECYCLING_PAUSE.toMillis();
      database.write(transaction -> {
        transaction.pools().lookAt(leadId, later);
        return true;
      });
      return 0;
    }
  }

  /// Another server may have done it since it was found, or somebody may have followed up.
  private int act(WriteTransaction transaction, String leadId, Map<String, List<Device>> laptops) {
    long now = clock.millis();
    Optional<Entry> found =
        transaction
            .pools()
            .find(leadId)
            .filter(entry -> entry.lookAt() != null && entry.lookAt() <= now);
    if (found.isEmpty()) {
      return 0;
    }
    Optional<Lead> lead = row(transaction, RecordType.LEAD, leadId).map(Lead::of);
    Optional<Protection> protection = lead.flatMap(it -> protection(transaction, it));
    if (protection.isEmpty()) {
      transaction.pools().lookAt(leadId, null);
      return 0;
    }
    long until = protection.get().until();
    if (until > now) {
      transaction.pools().lookAt(leadId, until);
      return 0;
    }
    List<Device> owners = laptops.getOrDefault(lead.orElseThrow().owner(), List.of());
    if (mayKnowMore(owners, until, now, patience(transaction))) {
      transaction.pools().lookAt(leadId, now + Limits.RECYCLING_WAIT.toMillis());
      return 0;
    }
    if (commands.recycle(transaction, leadId)) {
      return 1;
    }
    // The rules see it otherwise; looked at again at once it would never end.
    transaction.pools().lookAt(leadId, now + Limits.RECYCLING_PAUSE.toMillis());
    return 0;
  }

  private Optional<Protection> protection(Transaction transaction, Lead lead) {
    String opportunity = lead.row().textOrNull(Lead.OPPORTUNITY);
    Optional<Row> deal =
        opportunity == null
            ? Optional.empty()
            : row(transaction, RecordType.OPPORTUNITY, opportunity);
    return configurations
        .in(transaction)
        .pools()
        .find(lead.pool())
        .flatMap(pool -> Protection.of(lead, pool, Deal.of(deal.orElse(null))));
  }

  /// The laptops in use, by the people that they belong to.
  private static Map<String, List<Device>> laptops(Transaction transaction) {
    return transaction.devices().all().stream()
        .filter(device -> device.revokedAt() == null && device.wipedAt() == null)
        .collect(Collectors.groupingBy(Device::userId));
  }

  /// Whether a laptop of the owner's may hold something that was done before the time was up.
  private static boolean mayKnowMore(List<Device> laptops, long until, long now, long patience) {
    return laptops.stream()
        .filter(device -> now - Math.max(until, device.lastSeen()) < patience)
        .anyMatch(device -> !hasSentAll(device, until));
  }

  private static boolean hasSentAll(Device device, long until) {
    Long heard = device.heardAt();
    return heard != null && heard >= until && device.unsent() == 0;
  }

  /// How long a silent laptop is waited for; where the company sets no end, as long as HQ remembers
  /// for it what it has missed.
  private static long patience(Transaction transaction) {
    long offline = Policy.OFFLINE.millis(transaction);
    return offline > 0 ? offline : Policy.TOMBSTONES.millis(transaction);
  }

  private static Optional<Row> row(Transaction transaction, RecordType type, String id) {
    return transaction
        .records()
        .find(type.wireName(), id)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(type, id, record.body()));
  }
}
