package outrider.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.command.Command;
import outrider.core.command.UnknownCommandException;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.signing.Signatures;
import outrider.core.signing.Signing;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Changes of the rules on their way: written, asked about, signed by sales, marketing and IT, put
/// in force as one deed, and rolled back.
final class ChangeRules {

  /// Characters of what is kept for putting back.
  private static final int STOOD_MAX = 400_000;

  private ChangeRules() {}

  /// Why a deed is refused that is to be signed first; empty where it is none, or nothing is signed
  /// here.
  static Optional<Reason> unsigned(Command command, Draft draft) {
    var configuration = draft.configuration();
    var isRefused =
        Signing.covers(command, configuration)
            && Signing.isInForce(configuration)
            && !(draft.actor().user().equals(Actor.HEADQUARTERS)
                && Signing.mayFillVacancy(command, configuration));
    return isRefused ? Optional.of(Reason.of("change.needs-signatures")) : Optional.empty();
  }

  /// What is wrong with a change request as it is written.
  static List<Reason> check(Row row) {
    List<Command> commands;
    try {
      commands = ChangeRequest.of(row).commands();
    } catch (UnknownCommandException unknown) {
      return List.of(malformed(ChangeRequest.COMMANDS));
    }
    var reasons = new ArrayList<Reason>();
    if (commands.size() > ChangeRequest.COMMANDS_MAX) {
      reasons.add(Reason.of("change.too-many").with("most", ChangeRequest.COMMANDS_MAX));
    }
    if (!commands.stream().allMatch(Signing::mayBeProposed)
        || ChangeRequest.of(row).isOfServer() && !commands.isEmpty()) {
      reasons.add(malformed(ChangeRequest.COMMANDS));
    }
    return reasons;
  }

  /// Signing is begun at the root, by a company in which three people can sign.
  static List<Reason> check(Row team, Draft draft) {
    var was =
        draft.facts().row(RecordType.TEAM, team.id()).filter(it -> it.flag(Team.SIGNS_CHANGES));
    if (!team.flag(Team.SIGNS_CHANGES) || was.isPresent()) {
      return List.of();
    }
    if (Team.of(team).above() != null) {
      return List.of(FieldRules.reason("change.at-the-root", team.type(), Team.SIGNS_CHANGES));
    }
    return ChangeDuty.canAllSign(draft.configuration().tree())
        ? List.of()
        : List.of(Reason.of("change.nobody-signs"));
  }

  static Row begun(Row row, Draft draft) {
    return row.type() == RecordType.CHANGE_REQUEST
        ? row.with(ChangeRequest.STATE, ChangeRequest.DRAFT)
            .with(ChangeRequest.AUTHORS, List.of(draft.actor().user()))
            .with(Fields.CREATED_AT, draft.at())
            .with(Fields.CREATED_BY, draft.actor().user())
        : row;
  }

  /// Why a change request is not edited or deleted any more.
  static Optional<Reason> settled(Row row) {
    return row.type() != RecordType.CHANGE_REQUEST || ChangeRequest.of(row).isOpen()
        ? Optional.empty()
        : Optional.of(Reason.of("change.settled", "state", ChangeRequest.of(row).state()));
  }

  /// What was asked about stays; so it says who refused it.
  static Optional<Reason> kept(Row row) {
    return row.type() != RecordType.CHANGE_REQUEST
            || ChangeRequest.of(row).isDraft() && !row.has(ChangeRequest.ASKED_AT)
        ? Optional.empty()
        : Optional.of(Reason.of("change.kept"));
  }

  /// Signatures were about what was written then; and whoever writes does not sign.
  static Row edited(Row before, Row after, Draft draft) {
    if (after.type() != RecordType.CHANGE_REQUEST) {
      return after;
    }
    var edited =
        Values.same(before.value(ChangeRequest.PUBLISH_AT), after.value(ChangeRequest.PUBLISH_AT))
            ? after
            : after.with(ChangeRequest.HELD, null);
    var isTheSame =
        Values.same(before.value(ChangeRequest.COMMANDS), after.value(ChangeRequest.COMMANDS))
            && (!ChangeRequest.of(after).isOfServer()
                || Values.same(before.value(Fields.NAME), after.value(Fields.NAME))
                    && Values.same(
                        before.value(ChangeRequest.WHY), after.value(ChangeRequest.WHY)));
    if (isTheSame) {
      return edited;
    }
    var authors = new TreeSet<>(after.set(ChangeRequest.AUTHORS));
    authors.add(draft.actor().user());
    return Signature.withoutAny(edited)
        .with(ChangeRequest.STATE, ChangeRequest.DRAFT)
        .with(ChangeRequest.AUTHORS, List.copyOf(authors))
        .with(ChangeRequest.HELD, null);
  }

  static Decision settle(Command.SettleChange command, Draft draft) {
    var found = draft.row(RecordType.CHANGE_REQUEST, command.change()).map(ChangeRequest::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CHANGE_REQUEST, command.change());
    }
    var change = found.get();
    if (draft.actor().role() != Role.ADMIN) {
      return Decision.rejected(Reason.of("permission.configuration"));
    }
    if (!change.isOpen()) {
      return Decision.rejected(Reason.of("change.settled", "state", change.state()));
    }
    return switch (command.state()) {
      case ChangeRequest.ASKED -> ask(change, draft);
      case ChangeRequest.DRAFT -> {
        draft.put(
            Signature.withoutAny(change.row())
                .with(ChangeRequest.STATE, ChangeRequest.DRAFT)
                .with(ChangeRequest.HELD, null));
        yield draft.accepted();
      }
      case ChangeRequest.WITHDRAWN -> {
        draft.put(ended(change.row(), ChangeRequest.WITHDRAWN, draft));
        yield draft.accepted();
      }
      default -> Decision.rejected(malformed(ChangeRequest.STATE));
    };
  }

  /// Nobody is asked about what cannot be.
  private static Decision ask(ChangeRequest change, Draft draft) {
    if (change.commands().isEmpty() && !change.isOfServer()) {
      return Decision.rejected(Reason.of("change.empty"));
    }
    var trial = trial(change, draft);
    if (!trial.works()) {
      return new Decision.Rejected(trial.reasons());
    }
    draft.put(
        change
            .row()
            .with(ChangeRequest.STATE, ChangeRequest.ASKED)
            .with(ChangeRequest.ASKED_AT, draft.at()));
    return draft.accepted();
  }

  static Decision sign(Command.SignChange command, Draft draft) {
    var found = draft.row(RecordType.CHANGE_REQUEST, command.change()).map(ChangeRequest::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CHANGE_REQUEST, command.change());
    }
    var duty = ChangeDuty.of(command.duty());
    if (duty.isEmpty()) {
      return Decision.rejected(malformed(User.DUTIES));
    }
    var refusal = maySign(found.get(), duty.get(), draft);
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    return switch (command.said()) {
      case Signature.OPEN -> {
        draft.put(Signature.without(found.get().row(), duty.get()));
        yield draft.accepted();
      }
      case Signature.AGREED, Signature.REFUSED -> sign(found.get(), duty.get(), command, draft);
      default -> Decision.rejected(malformed(ChangeRequest.STATE));
    };
  }

  private static Optional<Reason> maySign(ChangeRequest change, ChangeDuty duty, Draft draft) {
    var user = draft.actor().user();
    var tree = draft.configuration().tree();
    if (!change.isAsked()) {
      return Optional.of(Reason.of("change.not-asked", "state", change.state()));
    }
    if (duty.holders(tree).stream().map(User::id).noneMatch(user::equals)) {
      return Optional.of(Reason.of("change.not-your-duty", "duty", duty.word()));
    }
    if (change.row().set(ChangeRequest.AUTHORS).contains(user)) {
      return Optional.of(Reason.of("change.own"));
    }
    var other =
        Arrays.stream(ChangeDuty.values())
            .filter(each -> each != duty)
            .filter(each -> change.signature(each).filter(it -> it.by().equals(user)).isPresent())
            .findFirst();
    if (other.isPresent()) {
      return Optional.of(Reason.of("change.one-duty", "duty", other.get().word()));
    }
    var digest = Signatures.digest(change, draft.configuration());
    return change
        .signature(duty)
        .filter(signature -> !signature.by().equals(user) && signature.of().equals(digest))
        .map(signature -> Reason.of("change.signed-already", "user", signature.by()));
  }

  private static Decision sign(
      ChangeRequest change, ChangeDuty duty, Command.SignChange command, Draft draft) {
    if (!command.of().equals(Signatures.digest(change, draft.configuration()))) {
      return Decision.rejected(Reason.of("change.edited-since"));
    }
    var agrees = command.said().equals(Signature.AGREED);
    var note = Objects.requireNonNullElse(command.note(), "").strip();
    if (!agrees && note.isEmpty()) {
      return Decision.rejected(Reason.of("change.no-word"));
    }
    var counted = Objects.requireNonNullElse(command.counted(), "");
    var tooLong =
        FieldRules.checkText(RecordType.CHANGE_REQUEST, duty.word() + "Note", note)
            .or(() ->
                Signature.isCounted(counted)
                    ? Optional.empty()
                    : Optional.of(malformed(duty.word() + "Counted")));
    if (tooLong.isPresent()) {
      return Decision.rejected(tooLong.get());
    }
    draft.put(
        new Signature(duty, draft.actor().user(), draft.at(), agrees, note, command.of(), counted)
            .writtenTo(change.row()));
    return draft.accepted();
  }

  static Decision publish(Command.PublishChange command, Draft draft) {
    var found = draft.row(RecordType.CHANGE_REQUEST, command.change()).map(ChangeRequest::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CHANGE_REQUEST, command.change());
    }
    if (draft.actor().role() != Role.ADMIN) {
      return Decision.rejected(Reason.of("permission.configuration"));
    }
    if (!found.get().isOpen()) {
      return Decision.rejected(Reason.of("change.settled", "state", found.get().state()));
    }
    if (!command.of().equals(Signatures.digest(found.get(), draft.configuration()))) {
      return Decision.rejected(Reason.of("change.edited-since"));
    }
    return publish(found.get(), draft);
  }

  private static Decision publish(ChangeRequest change, Draft draft) {
    if (change.commands().isEmpty() && !change.isOfServer()) {
      return Decision.rejected(Reason.of("change.empty"));
    }
    if (Signing.isInForce(draft.configuration())) {
      var missing = Signatures.missing(change, draft.configuration());
      if (!missing.isEmpty() || !change.isAsked()) {
        return Decision.rejected(unsigned(missing));
      }
    }
    var trial = trial(change, draft);
    if (!trial.works()) {
      return new Decision.Rejected(trial.reasons());
    }
    var stood = stood(trial.changes());
    if (stood != null && stood.length() > STOOD_MAX) {
      return Decision.rejected(Reason.of("change.too-much"));
    }
    apply(trial.changes(), draft);
    draft.put(
        change
            .row()
            .with(ChangeRequest.STATE, ChangeRequest.PUBLISHED)
            .with(ChangeRequest.PUBLISHED_AT, draft.at())
            .with(ChangeRequest.PUBLISHED_BY, draft.actor().user())
            .with(ChangeRequest.HELD, null)
            .with(ChangeRequest.STOOD, stood));
    return draft.accepted();
  }

  private static Reason unsigned(List<ChangeDuty> missing) {
    return Reason.of("change.unsigned")
        .with("count", ChangeDuty.values().length - missing.size())
        .with("duties", missing.stream().map(ChangeDuty::word).collect(Collectors.joining("\n")));
  }

  private static ChangeTrial.Result trial(ChangeRequest change, Draft draft) {
    return ChangeTrial.of(
        change.commands(),
        draft.facts(),
        new Occasion(draft.actor(), draft.at(), draft.envelope()));
  }

  static void apply(List<Change> changes, Draft draft) {
    for (var change : changes) {
      var after = change.after();
      if (after != null) {
        draft.put(after);
      } else {
        draft.remove(Objects.requireNonNull(change.before()));
      }
    }
  }

  /// The rules that go. What else is needed to put things back, the commands say themselves.
  private static @Nullable String stood(List<Change> changes) {
    return ChangeRequest.written(
        changes.stream()
            .filter(change -> change.deletes() && change.type().isConfiguration())
            .flatMap(change -> Optional.ofNullable(change.before()).stream())
            .toList());
  }

  /// HQ's round: publishes what is signed and whose time has come. What cannot be published any
  /// more says why, and waits for somebody.
  static Decision publishDue(String id, Draft draft) {
    var due =
        draft
            .row(RecordType.CHANGE_REQUEST, id)
            .map(ChangeRequest::of)
            .filter(change -> Signatures.isDue(change, draft.configuration(), draft.at()));
    if (due.isEmpty()) {
      return draft.accepted();
    }
    if (publish(due.get(), draft) instanceof Decision.Rejected no) {
      draft.put(due.get().row().with(ChangeRequest.HELD, ReasonText.write(no.reasons(), "")));
    }
    return draft.accepted();
  }

  /// That HQ runs another version of its program from now on.
  static Decision updated(String before, String version, Draft draft) {
    draft.put(
        Row.of(RecordType.CHANGE_REQUEST, Ids.derive(draft.envelope(), "server/" + version))
            .with(Fields.NAME, before + " → " + version)
            .with(ChangeRequest.KIND, ChangeRequest.SERVER)
            .with(ChangeRequest.VERSION, version)
            .with(ChangeRequest.STATE, ChangeRequest.PUBLISHED)
            .with(ChangeRequest.PUBLISHED_AT, draft.at())
            .with(ChangeRequest.PUBLISHED_BY, draft.actor().user())
            .with(Fields.CREATED_AT, draft.at())
            .with(Fields.CREATED_BY, draft.actor().user()));
    return draft.accepted();
  }

  static Row ended(Row change, String state, Draft draft) {
    return change
        .with(ChangeRequest.STATE, state)
        .with(ChangeRequest.ENDED_AT, draft.at())
        .with(ChangeRequest.ENDED_BY, draft.actor().user());
  }

  private static Reason malformed(String field) {
    return FieldRules.reason("field.malformed", RecordType.CHANGE_REQUEST, field);
  }
}
