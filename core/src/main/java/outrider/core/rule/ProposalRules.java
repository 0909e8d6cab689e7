package outrider.core.rule;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.proposal.Proposal;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Proposals to whoever has a record now, by somebody who had it when they acted.
public final class ProposalRules {

  private static final List<String> STATES =
      List.of(Proposal.OPEN, Proposal.ACCEPTED, Proposal.DECLINED);

  private ProposalRules() {}

  /// The row that HQ writes in the place of what it cannot do in the name of the giver.
  ///
  /// @param about the record, or that on which the record hangs: it decides who sees the proposal
  /// @param arguments of the command in the shape of today, as JSON
  public static Row raise(Row about, String kind, String arguments, Occasion occasion) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(Fields.PARENT_TYPE, about.type().wireName());
    values.put(Fields.PARENT, about.id());
    values.put(Proposal.KIND, kind);
    values.put(Proposal.ARGUMENTS, arguments);
    values.put(Proposal.SCHEMA, (long) Envelope.SCHEMA);
    values.put(Proposal.PROPOSED_BY, occasion.actor().user());
    values.put(Proposal.PROPOSED_AT, occasion.at());
    values.put(Proposal.STATE, Proposal.OPEN);
    values.put(Fields.OWNER, about.value(Fields.OWNER));
    values.put(Fields.TEAM, about.value(Fields.TEAM));
    values.put(Fields.CREATED_AT, occasion.at());
    return Row.of(RecordType.PROPOSAL, Ids.derive(occasion.envelope(), "proposal")).with(values);
  }

  /// A proposed command, as whoever accepts it gives it. They have seen what stands there now: a
  /// value that replaces another replaces that one, without being asked about once more, and undo
  /// brings that one back. What is merged is merged with what the proposer had seen.
  ///
  /// @param now what the command is about, as it was shown
  public static Command accepted(Command command, Row now, Configuration configuration) {
    return command instanceof Command.EditFields edit && edit.id().equals(now.id())
        ? new Command.EditFields(
            edit.type(),
            edit.id(),
            edit.edits().stream()
                .map(field ->
                    replaces(edit.type(), field.field(), configuration)
                        ? new FieldEdit(field.field(), now.value(field.field()), field.after())
                        : field)
                .toList())
        : command;
  }

  private static boolean replaces(RecordType type, String field, Configuration configuration) {
    return configuration
        .fields()
        .field(type, field)
        .map(FieldDefinition::merge)
        .filter(policy -> policy != MergePolicy.ASK && policy != MergePolicy.LATEST)
        .isEmpty();
  }

  static Decision settle(Command.SettleProposal command, Draft draft) {
    var found = draft.visible(RecordType.PROPOSAL, command.proposal());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.PROPOSAL, command.proposal());
    }
    if (!STATES.contains(command.state())) {
      return Decision.rejected(Reason.of("proposal.state-unknown"));
    }
    var proposal = found.get();
    var opens = command.state().equals(Proposal.OPEN);
    if (!opens && !Proposal.of(proposal).isOpen()) {
      // Owner and manager see it both; the second answer must not undo the first unseen.
      return Decision.rejected(Reason.of("proposal.settled", "by", proposal.text("settledBy")));
    }
    draft.put(
        proposal
            .with(Proposal.STATE, command.state())
            .with("settledBy", opens ? null : draft.actor().user())
            .with("settledAt", opens ? null : (Object) draft.at()));
    return draft.accepted();
  }
}
