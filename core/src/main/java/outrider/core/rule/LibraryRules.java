package outrider.core.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseStudy.State;
import outrider.core.library.CaseView;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.user.Visibility;

/// The case library: who leads writes cases; another who leads, and had no hand in it, publishes
/// one. It is written in as long as it is a draft only, so that what was reviewed is what is seen.
final class LibraryRules {

  private LibraryRules() {}

  /// A case as it begins, whatever was given: a draft of its maker's, seen by those who lead.
  static Row begun(Row row, Draft draft) {
    var user = draft.actor().user();
    return marked(
        row.with(Fields.OWNER, user)
            .with(Fields.TEAM, null)
            .with(CaseStudy.STATE, State.DRAFT.word())
            .with(Fields.AUDIENCE, Visibility.LEADS)
            .with(CaseStudy.WRITERS, List.of(user)),
        draft);
  }

  /// For whom a file of it is; null for what is no case.
  static @Nullable Object audienceOf(Row parent) {
    return parent.type() == RecordType.CASE_STUDY ? parent.value(Fields.AUDIENCE) : null;
  }

  /// Why a case, or a file of one, is not to be changed now. Empty where it may be, and for
  /// everything else.
  static Optional<Reason> kept(Row row, Draft draft) {
    return studyOf(row, draft)
        .flatMap(study -> {
          if (!draft.actor().leads()) {
            return Optional.of(Reason.of("permission.case"));
          }
          return study.state() == State.DRAFT
              ? Optional.empty()
              : Optional.of(Reason.of("case.not-draft", "state", study.state().word()));
        });
  }

  private static Optional<CaseStudy> studyOf(Row row, Draft draft) {
    var isFile =
        row.type() == RecordType.ATTACHMENT
            && row.text(Fields.PARENT_TYPE).equals(RecordType.CASE_STUDY.wireName());
    var found =
        isFile
            ? draft.row(RecordType.CASE_STUDY, row.text(Fields.PARENT))
            : Optional.of(row).filter(it -> it.type() == RecordType.CASE_STUDY);
    return found.map(CaseStudy::of);
  }

  /// Everything that is wrong with it; each reason names its field.
  static List<Reason> check(Row row) {
    return CaseStudy.of(row).stages().size() > CaseStudy.STAGES_MAX
        ? List.of(FieldRules.reason("field.too-long", row.type(), CaseStudy.STAGES))
        : List.of();
  }

  /// Whoever writes in it does not review it; and what was changed was not looked at for names, if
  /// whoever changed it does not say so.
  ///
  /// @param changed fields that were written
  static Row rewritten(Row before, Row edited, Set<String> changed, Draft draft) {
    if (edited.type() != RecordType.CASE_STUDY) {
      return edited;
    }
    var isOther =
        CaseStudy.CONTENT.stream()
            .anyMatch(field -> !Values.same(before.value(field), edited.value(field)));
    var row =
        isOther && !changed.contains(CaseStudy.DESENSITISED)
            ? edited.with(CaseStudy.DESENSITISED, null)
            : edited;
    var isMarkedAnew =
        CaseStudy.of(row).isDesensitised() && (isOther || !CaseStudy.of(before).isDesensitised());
    return written(
        isMarkedAnew || !CaseStudy.of(row).isDesensitised() ? marked(row, draft) : row, draft);
  }

  /// Another file is something that nobody has looked at for names.
  static void attached(Row parent, Draft draft) {
    if (parent.type() == RecordType.CASE_STUDY) {
      draft.put(marked(written(parent.with(CaseStudy.DESENSITISED, null), draft), draft));
    }
  }

  private static Row written(Row row, Draft draft) {
    var writers = new TreeSet<>(row.set(CaseStudy.WRITERS));
    writers.add(draft.actor().user());
    return row.with(CaseStudy.WRITERS, writers.stream().toList());
  }

  private static Row marked(Row row, Draft draft) {
    var is = CaseStudy.of(row).isDesensitised();
    return row.with(CaseStudy.MARKED_BY, is ? draft.actor().user() : null)
        .with(CaseStudy.MARKED_AT, is ? (Object) draft.at() : null);
  }

  static Decision move(Command.MoveCase command, Draft draft) {
    var found = draft.visible(RecordType.CASE_STUDY, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CASE_STUDY, command.id());
    }
    if (!draft.actor().leads()) {
      return Decision.rejected(Reason.of("permission.case"));
    }
    var study = CaseStudy.of(found.get());
    var to = State.of(command.to());
    var wrong = FieldRules.checkText(RecordType.CASE_STUDY, CaseStudy.NOTE, command.note());
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    if (!study.state().word().equals(command.from())) {
      return Decision.rejected(Reason.of("case.moved", "state", study.state().word()));
    }
    if (to.isEmpty() || !study.state().next().contains(to.get())) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.CASE_STUDY, CaseStudy.STATE));
    }
    var row = found.get().with(CaseStudy.STATE, to.get().word());
    return switch (to.get()) {
      case REVIEW -> submit(row, draft);
      case PUBLISHED -> publish(row, draft);
      case DRAFT -> {
        draft.put(
            row.with(CaseStudy.NOTE, command.note())
                .with(CaseStudy.REVIEWER, null)
                .with(CaseStudy.PUBLISHED_AT, null)
                .with(CaseStudy.SUBMITTED_AT, null));
        yield draft.accepted();
      }
      case WITHDRAWN -> {
        seenBy(Visibility.LEADS, row.with(CaseStudy.NOTE, command.note()), draft);
        yield draft.accepted();
      }
    };
  }

  private static Decision submit(Row row, Draft draft) {
    var missing = missing(CaseStudy.of(row), draft);
    if (!missing.isEmpty()) {
      return new Decision.Rejected(missing);
    }
    draft.put(
        written(row.with(CaseStudy.SUBMITTED_AT, draft.at()).with(CaseStudy.NOTE, null), draft));
    return draft.accepted();
  }

  private static Decision publish(Row row, Draft draft) {
    var study = CaseStudy.of(row);
    var user = draft.actor().user();
    if (study.isWrittenBy(user)) {
      return Decision.rejected(Reason.of("case.own-review"));
    }
    var missing = missing(study, draft);
    if (!missing.isEmpty()) {
      return new Decision.Rejected(missing);
    }
    seenBy(
        Visibility.EVERYONE,
        row.with(CaseStudy.REVIEWER, user).with(CaseStudy.PUBLISHED_AT, draft.at()),
        draft);
    return draft.accepted();
  }

  /// What a case lacks before anybody else is to look at it.
  private static List<Reason> missing(CaseStudy study, Draft draft) {
    var hasFile = !draft.children(RecordType.ATTACHMENT, study.id()).isEmpty();
    return study.missing(hasFile).stream()
        .map(missing ->
            switch (missing) {
              case RECORDING -> Reason.of("case.no-recording");
              case SCRIPT ->
                  FieldRules.reason("case.no-script", RecordType.CASE_STUDY, CaseStudy.SCRIPT);
              case STAGE ->
                  FieldRules.reason("case.no-stage", RecordType.CASE_STUDY, CaseStudy.STAGES);
              case DESENSITISED ->
                  FieldRules.reason(
                      "case.not-desensitised", RecordType.CASE_STUDY, CaseStudy.DESENSITISED);
            })
        .toList();
  }

  /// The files go where the case goes.
  private static void seenBy(String audience, Row row, Draft draft) {
    draft.put(row.with(Fields.AUDIENCE, audience));
    draft
        .children(RecordType.ATTACHMENT, row.id())
        .forEach(file -> draft.put(file.with(Fields.AUDIENCE, audience)));
  }

  static Decision view(Command.ViewCase command, Draft draft) {
    var found = draft.visible(RecordType.CASE_STUDY, command.caseStudy());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.CASE_STUDY, command.caseStudy());
    }
    if (!CaseStudy.of(found.get()).isPublished()) {
      return Decision.rejected(Reason.of("case.not-published"));
    }
    var position = command.positionSeconds();
    if (position != null && (position < 0 || position > CaseView.POSITION_MAX)) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.CASE_VIEW, CaseView.POSITION));
    }
    var user = draft.actor().user();
    var id = CaseView.idOf(user, command.caseStudy());
    var row =
        draft
            .row(RecordType.CASE_VIEW, id)
            .orElseGet(() ->
                Row.of(RecordType.CASE_VIEW, id)
                    .with(CaseView.CASE, command.caseStudy())
                    .with(Fields.OWNER, user)
                    .with(CaseView.VIEWED_AT, draft.at()));
    var seen = position == null ? row : row.with(CaseView.POSITION, position);
    switch (command.state()) {
      case CaseView.VIEWED -> draft.put(seen);
      case CaseView.OPEN -> draft.put(seen.with(CaseView.FINISHED_AT, null));
      case CaseView.FINISHED ->
          draft.put(
              CaseView.of(seen).isFinished() ? seen : seen.with(CaseView.FINISHED_AT, draft.at()));
      default -> {
        return Decision.rejected(
            FieldRules.reason("field.malformed", RecordType.CASE_VIEW, CaseView.FINISHED_AT));
      }
    }
    return draft.accepted();
  }
}
