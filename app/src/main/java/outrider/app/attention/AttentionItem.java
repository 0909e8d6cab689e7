package outrider.app.attention;

import java.util.List;
import java.util.Map;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// Something that synchronisation could not settle by itself, or has not sent yet.
sealed interface AttentionItem {

  String id();

  RecordType subjectType();

  String subject();

  /// The name of the record it is about; empty where that is not on this laptop.
  String name();

  /// Epoch milliseconds.
  long at();

  /// Two people changed the same fields of a record.
  ///
  /// @param conflicts a `CONFLICT` row per field
  /// @param row the record as it stands
  record BothChanged(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      List<Row> conflicts,
      Row row)
      implements AttentionItem {}

  /// HQ did not accept a command.
  record Refused(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String kind,
      Map<String, Object> arguments,
      List<Reason> reasons)
      implements AttentionItem {}

  /// A command that is still to be sent.
  record Waiting(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String kind,
      Map<String, Object> arguments)
      implements AttentionItem {}
}
