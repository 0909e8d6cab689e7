package outrider.core.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import outrider.core.integration.DeliveredRow;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Visibility;

/// What HQ does with what other systems deliver. All rows of a delivery or none.
final class IntegrationRules {

  private IntegrationRules() {}

  /// Of rows that are one record, the last counts; what a source changed earlier than what is known
  /// counts for nothing.
  static Decision take(Collection<DeliveredRow> rows, Draft draft) {
    for (var row : rows) {
      var wrong = FieldRules.check(RecordType.EXTERNAL_RECORD, row.values(), draft.configuration());
      if (!wrong.isEmpty()) {
        return new Decision.Rejected(wrong);
      }
      var known = draft.row(RecordType.EXTERNAL_RECORD, row.id());
      if (known.filter(before -> isNewer(before, row)).isPresent()) {
        continue;
      }
      var account = row.account();
      if (account == null) {
        draft.put(told(known.orElseGet(() -> ofNobody(row, draft)), row));
        continue;
      }
      var customer = draft.row(RecordType.ACCOUNT, account);
      if (customer.isEmpty()) {
        return RecordRules.notFound(RecordType.ACCOUNT, account);
      }
      draft.put(told(under(customer.get(), known.orElse(null), row, draft), row));
    }
    return draft.accepted();
  }

  /// Takes records away that somebody brought to a customer by hand.
  static Decision part(Collection<String> records, Draft draft) {
    records.forEach(id -> draft.row(RecordType.EXTERNAL_RECORD, id).ifPresent(draft::remove));
    return draft.accepted();
  }

  /// How a source is. Written by HQ when it has tried it.
  static Decision tell(Row source, Draft draft) {
    var wrong = FieldRules.check(RecordType.DATA_SOURCE, source.fields(), draft.configuration());
    if (!wrong.isEmpty()) {
      return new Decision.Rejected(wrong);
    }
    draft.put(source);
    return draft.accepted();
  }

  private static boolean isNewer(Row known, DeliveredRow row) {
    var before = known.numberOrNull(ExternalRecord.CHANGED_AT);
    return before != null
        && row.values().get(ExternalRecord.CHANGED_AT) instanceof Long changed
        && changed < before;
  }

  private static Row ofNobody(DeliveredRow row, Draft draft) {
    return ParentRules.stamped(
        Row.of(RecordType.EXTERNAL_RECORD, row.id()).with(Fields.AUDIENCE, Visibility.EVERYONE),
        draft);
  }

  /// It follows its customer's owner; where the source names another customer it goes there.
  private static Row under(Row customer, @Nullable Row known, DeliveredRow row, Draft draft) {
    if (known != null && customer.id().equals(known.textOrNull(Fields.PARENT))) {
      return known;
    }
    var fresh = ParentRules.childOf(customer, RecordType.EXTERNAL_RECORD, row.id(), draft);
    return known == null
        ? fresh
        : fresh
            .with(Fields.CREATED_AT, known.value(Fields.CREATED_AT))
            .with(Fields.CREATED_BY, known.value(Fields.CREATED_BY));
  }

  /// What the source does not tell any more is gone.
  private static Row told(Row record, DeliveredRow row) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var field : ExternalRecord.DELIVERED) {
      values.put(field, row.values().get(field));
    }
    values.put(ExternalRecord.SOURCE, row.source());
    values.put(ExternalRecord.KIND, row.kind());
    values.put(ExternalRecord.KEY, row.key());
    values.put(ExternalRecord.JOINED_BY, row.joinedBy());
    return record.with(values);
  }
}
