package outrider.server.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.proposal.Proposable;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.Occasion;
import outrider.core.rule.ProposalRules;
import outrider.core.rule.Rules;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.store.WriteTransaction;

/// What becomes of work on a record that was handed on before HQ heard of the work: a proposal to
/// whoever has the record now. Only of those who had it: their scope says that it has left. Whoever
/// names a record that was never theirs is told what they always were, that there is none.
final class Proposals {
  private final WriteTransaction transaction;
  private final StoredFacts facts;

  Proposals(WriteTransaction transaction, StoredFacts facts) {
    this.transaction = transaction;
    this.facts = facts;
  }

  /// @param command one that was refused
  /// @return the proposal first and what else follows; nothing where it becomes none
  List<Change> of(Command command, Occasion occasion) {
    return Proposable.of(command)
        .flatMap(it -> facts.row(it.type(), it.id()))
        .filter(row -> hadAndLost(row, occasion.actor()))
        .flatMap(this::anchor)
        .filter(this::hasRoom)
        .map(about -> {
          List<Change> changes = new ArrayList<>();
          Command portable = Proposable.portable(command);
          Row row =
              ProposalRules.raise(
                  about,
                  CommandCodec.kind(portable),
                  Json.text(CommandCodec.arguments(portable)),
                  occasion);
          changes.add(new Change(RecordType.PROPOSAL, row.id(), null, row));
          changes.addAll(Rules.keptByFormerOwner(command, facts, occasion));
          return changes;
        })
        .orElse(List.of());
  }

  private boolean hadAndLost(Row row, Actor actor) {
    return !actor.sees(row)
        && actor.scopes().stream()
            .anyMatch(scope -> transaction.feed().hasLeft(scope, row.type().wireName(), row.id()));
  }

  /// The record itself, or for a child the one that it hangs on.
  private Optional<Row> anchor(Row row) {
    if (!row.type().isChild()) {
      return Optional.of(row);
    }
    @Nullable String parent = row.textOrNull(Fields.PARENT);
    return parent == null
        ? Optional.empty()
        : RecordType.byWireName(row.text(Fields.PARENT_TYPE))
            .flatMap(type -> facts.row(type, parent));
  }

  private boolean hasRoom(Row about) {
    return facts.children(RecordType.PROPOSAL, about.id()).stream()
            .filter(row -> Proposal.of(row).isOpen())
            .count()
        < Limits.PROPOSALS_PER_RECORD;
  }
}
