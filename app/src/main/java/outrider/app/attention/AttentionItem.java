package outrider.app.attention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.escalation.Escalation;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
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
      implements AttentionItem {

    /// Whether it was not done because it lies as a proposal before whoever has the record now.
    boolean handedOn() {
      return reasons.stream().anyMatch(reason -> reason.id().equals(Proposal.REASON));
    }
  }

  /// Somebody who had the record did this to it, and HQ heard of it too late.
  ///
  /// @param proposal the `PROPOSAL` row
  /// @param row what the command is about, as it stands: the record, or a task of it
  record Proposed(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String kind,
      Map<String, Object> arguments,
      Row proposal,
      Row row)
      implements AttentionItem {

    boolean isOpen() {
      return Proposal.of(proposal).isOpen();
    }

    Subject about() {
      return new Subject(row.type(), row.id());
    }
  }

  /// HQ found something overdue and told this person.
  ///
  /// @param escalations what HQ did about the task and told this person, oldest first
  /// @param task the `TASK` row; empty where it is no longer here
  record Overdue(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      List<Row> escalations,
      Optional<Row> task)
      implements AttentionItem {

    Escalation newest() {
      return Escalation.of(escalations.getLast());
    }

    List<Escalation> open() {
      return escalations.stream().map(Escalation::of).filter(Escalation::isOpen).toList();
    }

    String owner() {
      return newest().row().text(Fields.OWNER);
    }
  }

  /// A handover gave this person something.
  ///
  /// @param subject the person whose it was
  /// @param by who handed it over
  /// @param leads how many of them are this person's still
  /// @param unseen how many of both they have not looked at
  record TakenOver(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      String by,
      long leads,
      long deals,
      long unseen)
      implements AttentionItem {}

  /// Somebody called this person by name on a record.
  ///
  /// @param activity the `ACTIVITY` row
  /// @param seen whether this person has said that they saw it
  record Mentioned(
      String id,
      RecordType subjectType,
      String subject,
      String name,
      long at,
      Row activity,
      boolean seen)
      implements AttentionItem {

    String by() {
      return activity.text(Fields.CREATED_BY);
    }
  }

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
