package outrider.server.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import outrider.server.access.Notes;
import outrider.server.admin.AdministrationException;
import outrider.server.store.Database;
import outrider.server.store.DeliveryStore.Webhook;

/// The webhooks of a company, as an operator sets them up.
public final class Webhooks {
  private final Database database;
  private final InstantSource clock;

  public Webhooks(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @return its id
  /// @throws AdministrationException where the address is none of the web
  public String add(WebhookKind kind, String address) {
    if (!isWebAddress(address)) {
      throw new AdministrationException("A webhook's address is https://host/… or http://host/….");
    }
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    Webhook webhook = new Webhook(id, kind.word(), address, clock.millis());
    database.write(transaction -> {
      transaction.deliveries().put(webhook);
      Notes.headquarters(
          transaction, "webhook", id, "AddWebhook", Map.of("kind", kind.word()), webhook.madeAt());
      return true;
    });
    return id;
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  public List<Webhook> list() {
    return database.read(transaction -> transaction.deliveries().webhooks());
  }

  /// @return whether there was one
  public boolean remove(String id) {
    return database.write(transaction -> {
      boolean removed = transaction.deliveries().removeWebhook(id);
      if (removed) {
        Notes.headquarters(transaction, "webhook", id, "RemoveWebhook", Map.of(), clock.millis());
      }
      return removed;
    });
  }
}
