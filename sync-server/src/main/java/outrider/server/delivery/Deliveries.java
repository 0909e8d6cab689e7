package outrider.server.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.record.Ids;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.store.Database;
import outrider.server.store.DeliveryStore.Delivery;
import outrider.server.store.DeliveryStore.Webhook;
import outrider.server.store.WriteTransaction;

/// Tells people who are not at their laptops, by e-mail and by webhooks.
///
/// What is to go out is written in the transaction that makes it true, and sent afterwards, at
/// least once: a server that is killed in between leaves it to the next. Each carries its id, by
/// which whoever gets it twice can tell. Several servers may send at once.
public final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final String EMAIL = "email";
  private static final String WEBHOOK = "webhook";

  private final Database database;
  private final Optional<MailSender> mail;
  private final WebhookSender web = new WebhookSender();
  private final InstantSource clock;
  private final Metrics metrics;

  /// @param mail empty where the company names no mail server: then nobody is told by e-mail
  public Deliveries(
      Database database, Optional<MailSettings> mail, InstantSource clock, Metrics metrics) {
    this.database = database;
    this.mail = mail.map(MailSender::new);
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Has it sent once the transaction is committed.
  public void tell(WriteTransaction transaction, Notice notice) {
    if (mail.isPresent()) {
      notice.people().stream()
          .filter(person -> !person.email().isBlank())
          .forEach(person -> add(transaction, notice, EMAIL, person.id(), person.email()));
    }
    if (notice.broadly()) {
      transaction
          .deliveries()
          .webhooks()
          .forEach(webhook -> add(transaction, notice, WEBHOOK, webhook.id(), webhook.id()));
    }
  }

  private static void add(
      WriteTransaction transaction, Notice notice, String channel, String to, String target) {
    transaction
        .deliveries()
        .add(
            new Delivery(
                Ids.derive(notice.id(), channel + '/' + to),
                channel,
                target,
                notice.subject(),
                notice.words(),
                notice.at(),
                0));
  }

  /// Sends everything whose time has come.
  ///
  /// @return how many arrived
  public int run() {
    int arrived = 0;
    while (database.read(transaction -> transaction.deliveries().isDue(clock.millis()))) {
      arrived += some();
    }
    return arrived;
  }

  /// Forgets what has long been delivered, or given up.
  public void forget() {
    long before = clock.millis() - Limits.DELIVERY_REMEMBERED.toMillis();
    database.write(transaction -> {
      transaction.deliveries().forgetMadeBefore(before);
      return true;
    });
  }

  private int some() {
    long now = clock.millis();
    long leased = now + Limits.DELIVERY_LEASE.toMillis();
    List<Webhook> webhooks = new ArrayList<>();
    List<Delivery> taken =
        database.write(transaction -> {
          webhooks.addAll(transaction.deliveries().webhooks());
          return transaction.deliveries().take(now, leased, Limits.DELIVERIES_AT_ONCE);
        });
    try (ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> each =
          taken.stream().<Callable<Boolean>>map(one -> () -> deliver(one, webhooks)).toList();
      return (int) sending.invokeAll(each).stream().filter(it -> it.resultNow()).count();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private boolean deliver(Delivery delivery, List<Webhook> webhooks) {
    try {
      send(delivery, webhooks);
      database.write(transaction -> {
        transaction.deliveries().sent(delivery.id(), clock.millis());
        return true;
      });
      count(delivery, "arrived");
      return true;
    } catch (Undelivered failure) {
      keepTrying(delivery, failure);
      return false;
    } catch (RuntimeException failure) {
      log.atError()
          .setCause(failure)
          .addKeyValue("delivery", delivery.id())
          .log("Something could not be delivered; it is tried again.");
      return false;
    }
  }

  private void send(Delivery delivery, List<Webhook> webhooks) throws Undelivered {
    if (delivery.channel().equals(EMAIL)) {
      mail.orElseThrow(() -> Undelivered.forNow("this server knows no mail server")).send(delivery);
      return;
    }
    Webhook webhook =
        webhooks.stream()
            .filter(one -> one.id().equals(delivery.target()))
            .findFirst()
            .orElseThrow(() -> Undelivered.ever("the webhook was removed"));
    web.send(webhook, delivery);
  }

  private void keepTrying(Delivery delivery, Undelivered failure) {
    long now = clock.millis();
    boolean stale = now - delivery.madeAt() > Limits.DELIVERY_STALE.toMillis();
    boolean over = failure.isHopeless() || stale;
    String why = String.valueOf(failure.getMessage());
    database.write(transaction -> {
      if (over) {
        transaction.deliveries().givenUp(delivery.id(), why);
      } else {
        transaction.deliveries().failed(delivery.id(), why, now + pause(delivery).toMillis());
      }
      return true;
    });
    count(delivery, over ? "given-up" : "failed");
    log.atWarn()
        .addKeyValue("delivery", delivery.id())
        .addKeyValue("channel", delivery.channel())
        .addKeyValue("why", why)
        .log(over ? "Given up on a message." : "A message has not arrived; it is tried again.");
  }

  /// Twice as long each time, and never more than an hour.
  private static Duration pause(Delivery delivery) {
    long doublings = Math.min(delivery.attempts(), 7);
    Duration pause = Limits.DELIVERY_PAUSE.multipliedBy(1L << doublings);
    return pause.compareTo(Limits.DELIVERY_PAUSE_MAX) > 0 ? Limits.DELIVERY_PAUSE_MAX : pause;
  }

  private void count(Delivery delivery, String outcome) {
    metrics.count("outrider.deliveries", "outcome", delivery.channel() + '-' + outcome, 1);
  }
}
