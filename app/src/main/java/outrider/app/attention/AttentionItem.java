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

  /// Somebody who had the record wanted this done to it, and HQ heard of it too late.
  ///
  /// @param by who; empty where that person is not known here
  /// @param row the record as it stands
  record Proposed(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String kind,
      Map<String, Object> arguments,
      String by,
      Row row)
      implements AttentionItem {}

  /// A command that is still to be sent.
  ///
  /// @param sealed what it is about is no longer this person's: its words are not shown
  record Waiting(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String kind,
      Map<String, Object> arguments,
      boolean sealed)
      implements AttentionItem {}
}
