package outrider.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What goes out by e-mail and to webhooks, and the webhooks.
public final class DeliveryStore {
  private final Sql sql;
  private final String tenantId;

  DeliveryStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// Somewhere that is told what people are told.
  ///
  /// @param address a secret
  public record Webhook(String id, String kind, String address, long madeAt) {}

  /// Something to be delivered.
  ///
  /// @param channel `email` or `webhook`
  /// @param target an address of e-mail, or the id of a webhook
  /// @param attempts how often it was tried
  public record Delivery(
      String id,
      String channel,
      String target,
      String subject,
      String words,
      long madeAt,
      long attempts) {}

  public void put(Webhook webhook) {
    sql.write(
        """
        INSERT INTO webhook (tenant_id, webhook_id, kind, address, made_at)
        VALUES (?, ?, ?, ?, ?)\
        """,
        tenantId,
        webhook.id(),
        webhook.kind(),
        webhook.address(),
        webhook.madeAt());
  }

  /// Oldest first.
  public List<Webhook> webhooks() {
    return sql.list(
        """
        SELECT webhook_id, kind, address, made_at FROM webhook
        WHERE tenant_id = ? ORDER BY made_at, webhook_id\
        """,
        row -> new Webhook(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
        tenantId);
  }

  /// @return whether there was one
  public boolean removeWebhook(String id) {
    return sql.update("DELETE FROM webhook WHERE tenant_id = ? AND webhook_id = ?", tenantId, id)
        > 0;
  }

  /// To be sent as soon as it can be.
  public void add(Delivery delivery) {
    sql.write(
        """
        INSERT INTO delivery
          (tenant_id, delivery_id, channel, target, subject, words, made_at, attempts, next_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (tenant_id, delivery_id) DO NOTHING\
        """,
        tenantId,
        delivery.id(),
        delivery.channel(),
        delivery.target(),
        delivery.subject(),
        delivery.words(),
        delivery.madeAt(),
        delivery.attempts(),
        delivery.madeAt());
  }

  public boolean isDue(long now) {
    return sql.first(
            """
            SELECT 1 FROM delivery WHERE tenant_id = ? AND next_at IS NOT NULL AND next_at <= ?
            LIMIT 1\
            """,
            row -> row.getLong(1),
            tenantId,
            now)
        .isPresent();
  }

  /// Takes those whose time has come, and leaves them alone until `until`: another server that
  /// looks meanwhile does not send them as well.
  public List<Delivery> take(long now, long until, int most) {
    List<Delivery> due =
        sql.list(
            """
            SELECT delivery_id, channel, target, subject, words, made_at, attempts FROM delivery
            WHERE tenant_id = ? AND next_at IS NOT NULL AND next_at <= ?
            ORDER BY next_at, delivery_id LIMIT ?\
            """,
            DeliveryStore::read,
            tenantId,
            now,
            most);
    for (Delivery delivery : due) {
      sql.write(
          """
          UPDATE delivery SET next_at = ?, attempts = attempts + 1
          WHERE tenant_id = ? AND delivery_id = ?\
          """,
          until,
          tenantId,
          delivery.id());
    }
    return due;
  }

  public void sent(String id, long now) {
    sql.write(
        """
        UPDATE delivery SET next_at = NULL, sent_at = ?, failure = NULL
        WHERE tenant_id = ? AND delivery_id = ?\
        """,
        now,
        tenantId,
        id);
  }

  public void failed(String id, String failure, long nextAt) {
    sql.write(
        "UPDATE delivery SET next_at = ?, failure = ? WHERE tenant_id = ? AND delivery_id = ?",
        nextAt,
        failure,
        tenantId,
        id);
  }

  /// It will not be tried again.
  public void givenUp(String id, String failure) {
    sql.write(
        "UPDATE delivery SET next_at = NULL, failure = ? WHERE tenant_id = ? AND delivery_id = ?",
        failure,
        tenantId,
        id);
  }

  public void forgetMadeBefore(long moment) {
    sql.write(
        "DELETE FROM delivery WHERE tenant_id = ? AND made_at < ? AND next_at IS NULL",
        tenantId,
        moment);
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7));
  }
}
