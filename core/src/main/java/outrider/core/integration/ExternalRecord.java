package outrider.core.integration;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.EXTERNAL_RECORD;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What another system knows of a customer: an order, an invoice, a ticket, a refund, a place in a
/// class. HQ alone writes it, out of what its sources deliver; no command does.
///
/// It hangs on its account (field `parent`) and is seen by those who have that. One of a source
/// whose rows belong to no customer, such as a level of stock, hangs on nothing and is seen by
/// everybody. There is one for a source, a kind and a key, whatever is delivered how often.
public record ExternalRecord(Row row) {

  public static final String ORDER = "order";
  public static final String INVOICE = "invoice";

  /// What was sent of an order.
  public static final String DELIVERY = "delivery";

  public static final String TICKET = "ticket";
  public static final String REFUND = "refund";
  public static final String STOCK = "stock";
  public static final String ROSTER = "roster";

  /// The kinds that have words of their own on the screens; a source may use others.
  public static final List<String> KINDS =
      List.of(ORDER, INVOICE, DELIVERY, TICKET, REFUND, STOCK, ROSTER);

  public static final String SOURCE = "source";
  public static final String KIND = "kind";

  /// The record's id in the system that it came from.
  public static final String KEY = "externalKey";

  public static final String TITLE = "title";

  /// When it happened there: an order was placed, a ticket opened.
  public static final String OCCURRED_AT = "occurredAt";

  public static final String AMOUNT = "amount";

  /// How many, of an order's product or in stock.
  public static final String QUANTITY = "quantity";

  /// In the words of the other system.
  public static final String STATUS = "status";

  public static final String PRODUCT = "product";

  /// Everything else that was delivered: a JSON object of names and texts.
  public static final String MORE = "more";

  /// Somebody brought it to its customer.
  public static final String BY_HAND = "hand";

  /// Beside an invoice, a delivery or a refund: the number of the order that it belongs to.
  public static final String OF_ORDER = "order";

  /// Beside an order: the won deal that it came out of, by its id or its name.
  public static final String OF_DEAL = "deal";

  /// When it was last changed there, where the source says so: what is older changes nothing.
  public static final String CHANGED_AT = "changedAt";

  /// By which key it came to its customer: a word of [JoinKey], or `hand` where somebody brought
  /// it.
  public static final String JOINED_BY = "joinedBy";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(EXTERNAL_RECORD, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          reference(EXTERNAL_RECORD, Fields.PARENT, RecordType.ACCOUNT).asManaged(),
          reference(EXTERNAL_RECORD, SOURCE, RecordType.DATA_SOURCE).asManaged(),
          field(EXTERNAL_RECORD, KIND, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, KEY, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, TITLE, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, OCCURRED_AT, FieldKind.INSTANT).asManaged(),
          field(EXTERNAL_RECORD, AMOUNT, FieldKind.MONEY).asManaged(),
          field(EXTERNAL_RECORD, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, QUANTITY, FieldKind.NUMBER).asManaged(),
          field(EXTERNAL_RECORD, STATUS, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, PRODUCT, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, MORE, FieldKind.LONG_TEXT).asManaged(),
          field(EXTERNAL_RECORD, CHANGED_AT, FieldKind.INSTANT).asManaged(),
          field(EXTERNAL_RECORD, JOINED_BY, FieldKind.TEXT).asManaged(),
          reference(EXTERNAL_RECORD, Fields.OWNER, RecordType.USER).asManaged(),
          reference(EXTERNAL_RECORD, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(EXTERNAL_RECORD, Fields.AUDIENCE, FieldKind.TEXT).asManaged(),
          field(EXTERNAL_RECORD, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(EXTERNAL_RECORD, Fields.CREATED_BY, RecordType.USER).asManaged());

  /// The fields that a source fills.
  public static final List<String> DELIVERED =
      List.of(
          TITLE, OCCURRED_AT, AMOUNT, Fields.CURRENCY, QUANTITY, STATUS, PRODUCT, MORE, CHANGED_AT);

  public static ExternalRecord of(Row row) {
    return new ExternalRecord(row);
  }

  /// Derived from what makes it one: delivered twice it is one record.
  public static String idOf(String source, String kind, String key) {
    return Ids.derive("external_record", source + '/' + kind + '/' + key);
  }

  public String id() {
    return row.id();
  }

  /// Empty for what belongs to no customer.
  public Optional<String> account() {
    return Optional.ofNullable(row.textOrNull(Fields.PARENT));
  }

  public String source() {
    return row.text(SOURCE);
  }

  public String kind() {
    return row.text(KIND);
  }

  public String key() {
    return row.text(KEY);
  }

  public String title() {
    return row.text(TITLE);
  }

  public OptionalLong occurredAt() {
    return optional(row.numberOrNull(OCCURRED_AT));
  }

  /// In minor units of `currency`; a refund's is what was given back, above zero.
  public OptionalLong amountMinor() {
    return optional(row.numberOrNull(AMOUNT));
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public OptionalLong quantity() {
    return optional(row.numberOrNull(QUANTITY));
  }

  public String status() {
    return row.text(STATUS);
  }

  public String product() {
    return row.text(PRODUCT);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
