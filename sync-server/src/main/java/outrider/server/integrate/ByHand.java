package outrider.server.integrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.integration.DeliveredRow;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.server.codec.Json;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.store.AccountKeyStore.Key;
import outrider.server.store.SourceStore.Hand;
import outrider.server.store.WriteTransaction;

/// Where somebody brought rows of a source, so that what is delivered of them later goes there too:
/// to the customer that the record hangs on by now, else to the one that was chosen.
final class ByHand {
  private final Map<String, Hand> hands;

  private ByHand(Map<String, Hand> hands) {
    this.hands = hands;
  }

  static ByHand of(WriteTransaction transaction, String source) {
    Map<String, Hand> hands = new HashMap<>();
    transaction
        .sources()
        .hands(source, Limits.SOURCE_ROWS)
        .forEach(hand -> hands.put(hand.record(), hand));
    return new ByHand(hands);
  }

  /// Remembers what was delivered as well, so that it can still be taken back.
  ///
  /// @return empty for a row that nobody brought anywhere, or whose customer is gone
  Optional<Joining.Found> find(WriteTransaction transaction, DeliveredRow row, List<Key> keys) {
    Hand hand = hands.get(row.id());
    if (hand == null) {
      return Optional.empty();
    }
    String account =
        transaction
            .records()
            .find(RecordType.EXTERNAL_RECORD.wireName(), row.id())
            .filter(record -> !record.deleted())
            .map(record ->
                RowJson.read(RecordType.EXTERNAL_RECORD, row.id(), record.body())
                    .text(Fields.PARENT))
            .filter(parent -> !parent.isEmpty())
            .orElse(hand.account());
    if (!isThere(transaction, account)) {
      return Optional.empty();
    }
    transaction
        .sources()
        .put(
            new Hand(
                hand.source(),
                hand.record(),
                account,
                Json.text(new Joining.Waits(row, keys)),
                hand.by(),
                hand.at()));
    return Optional.of(to(account));
  }

  static Joining.Found to(String account) {
    return new Joining.Found(account, ExternalRecord.BY_HAND, Reason.of("join.found"));
  }

  static boolean isThere(WriteTransaction transaction, String account) {
    return transaction
        .records()
        .find(RecordType.ACCOUNT.wireName(), account)
        .filter(record -> !record.deleted())
        .isPresent();
  }
}
