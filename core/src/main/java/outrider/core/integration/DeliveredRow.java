package outrider.core.integration;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a source as it was read and brought to its customer.
///
/// @param account whose it is; null for what belongs to no customer
/// @param joinedBy a word of [JoinKey]; null without an account
/// @param values the fields of the record but for `source`, `kind`, `externalKey` and `joinedBy`
public record DeliveredRow(
    String source,
    String kind,
    String key,
    @Nullable String account,
    @Nullable String joinedBy,
    Map<String, Object> values) {

  public DeliveredRow {
    values = Map.copyOf(values);
  }

  public String id() {
    return ExternalRecord.idOf(source, kind, key);
  }
}
