package outrider.server.store;

import java.util.Optional;

/// The pair of keys by which a company signs what it exports of its audit trail.
public final class AuditKeyStore {
  private final Sql sql;
  private final String tenantId;

  AuditKeyStore(Sql sql, String tenantId) {
    this.sql = sql;
    this.tenantId = tenantId;
  }

  /// @param privateKey PKCS #8 in Base64
  /// @param publicKey X.509 in Base64
  public record Pair(String privateKey, String publicKey, long madeAt) {}

  public Optional<Pair> find() {
    return sql.first(
        "SELECT private_key, public_key, made_at FROM audit_key WHERE tenant_id = ?",
        row -> new Pair(row.getString(1), row.getString(2), row.getLong(3)),
        tenantId);
  }

  public void put(Pair pair) {
    sql.update(
        "INSERT INTO audit_key (tenant_id, private_key, public_key, made_at) VALUES (?, ?, ?, ?)",
        tenantId,
        pair.privateKey(),
        pair.publicKey(),
        pair.madeAt());
  }
}
