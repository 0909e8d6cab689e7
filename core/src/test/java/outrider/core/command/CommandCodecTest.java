package outrider.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.record.RecordType;
import outrider.core.review.ReviewFigures;

/// What one end writes the other reads, and nonsense is an answer rather than a crash.
final class CommandCodecTest {

  @Property
  void whatIsWrittenIsRead(@ForAll("commands") Command command) {
    var envelope = Envelope.of("id", Lane.of(command), 1, 0, command);

    assertThat(envelope.command()).isEqualTo(command);
  }

  @Property
  void theWireFormIsMadeOfPlainValuesOnly(@ForAll("commands") Command command) {
    assertPlain(CommandCodec.arguments(command));
  }

  @Property
  void aMutilatedCommandIsUnknownOrAnotherCommandButNeverACrash(
      @ForAll("commands") Command command,
      @ForAll int which,
      @ForAll("anything") @Nullable Object instead) {
    var arguments = new HashMap<String, @Nullable Object>(CommandCodec.arguments(command));
    var names = arguments.keySet().stream().sorted().toList();
    arguments.put(names.get(Math.floorMod(which, names.size())), instead);

    try {
      var read = CommandCodec.read(CommandCodec.kind(command), arguments);
      assertThat(read).hasSameClassAs(command);
    } catch (UnknownCommandException expected) {
      assertThat(expected).hasMessageContaining(" ");
    }
  }

  @Example
  void everyCommandHasAWireForm() {
    assertThat(CommandCodec.kinds().values())
        .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
  }

  @Example
  void numbersArriveAsTheJsonLibraryLikesThem() {
    var read = CommandCodec.read("SnoozeTask", Map.of("id", "t", "fromDueAt", 1, "toDueAt", 2L));

    assertThat(read).isEqualTo(new Command.SnoozeTask("t", 1, 2));
  }

  @Example
  void aNewerPartnersExtrasAreIgnored() {
    assertThat(CommandCodec.read("ReopenTask", Map.of("id", "t", "mood", "sunny")))
        .isEqualTo(new Command.ReopenTask("t"));
  }

  @Example
  void whatIsNoCommandSaysSo() {
    assertUnknown("MakeCoffee", Map.of());
    assertUnknown(null, Map.of());
    assertUnknown("ReopenTask", null);
    assertUnknown("ReopenTask", Map.of());
    assertUnknown("ReopenTask", Map.of("id", 7));
    assertUnknown("DeleteRecord", Map.of("id", "x", "type", "unicorn"));
    assertUnknown("SnoozeTask", Map.of("id", "t", "fromDueAt", 1.5, "toDueAt", 2L));
    assertUnknown("AddTags", Map.of("type", "lead", "id", "x", "tags", "vip"));
    assertUnknown("EditFields", Map.of("type", "lead", "id", "x", "edits", List.of("name")));
    assertUnknown("EditFields", Map.of("type", "lead", "id", "x", "edits", List.of(Map.of())));
    assertUnknown("CreateRecord", Map.of("type", "lead", "id", "x", "fields", List.of()));
  }

  @Example
  void anEnvelopeOfAnotherAgeSaysSo() {
    for (var schema : List.of(-1, 0, Envelope.SCHEMA + 1)) {
      var envelope = new Envelope("id", Lane.DATA, 1, schema, 0, "ReopenTask", Map.of("id", "t"));
      assertThatExceptionOfType(UnknownCommandException.class).isThrownBy(envelope::command);
    }
  }

  @Example
  void stageAndAmountTravelBeforeNotes() {
    assertThat(Lane.of(new Command.AdvanceOpportunity("d", "a", "b", null))).isEqualTo(Lane.DATA);
    assertThat(List.of(Lane.values())).containsExactly(Lane.DATA, Lane.NOTES, Lane.FILES);
  }

  @Example
  void whatIsToBeDoneNextDoesNotWaitBehindNotes() {
    assertThat(Lane.of(log(RecordType.OPPORTUNITY, null))).isEqualTo(Lane.NOTES);
    assertThat(Lane.of(log(RecordType.OPPORTUNITY, "task"))).isEqualTo(Lane.DATA);
    assertThat(Lane.of(log(RecordType.LEAD, null)))
        .as("a lead gets tags for what was done and said")
        .isEqualTo(Lane.DATA);
  }

  private static Command log(RecordType parent, @Nullable String completes) {
    return new Command.LogActivity(
        "a", parent, "l", "call", null, 1, null, null, null, null, List.of(), completes, null);
  }

  private static void assertUnknown(@Nullable String kind, @Nullable Map<String, ?> arguments) {
    assertThatExceptionOfType(UnknownCommandException.class)
        .isThrownBy(() -> CommandCodec.read(kind, arguments));
  }

  private static void assertPlain(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        assertThat(map.keySet()).allMatch(String.class::isInstance);
        map.values().forEach(CommandCodecTest::assertPlain);
      }
      case List<?> list -> list.forEach(CommandCodecTest::assertPlain);
      default -> assertThat(value).isInstanceOfAny(String.class, Long.class, Boolean.class);
    }
  }

  @Provide
  Arbitrary<Object> anything() {
    return Arbitraries.oneOf(
            values(),
            Arbitraries.of(1.5, Double.NaN, 1e300),
            Arbitraries.just(Map.of("a", Map.of("b", 1L))),
            Arbitraries.just(List.of(Map.of("field", 7L))))
        .injectNull(0.2);
  }

  @Provide
  Arbitrary<Command> commands() {
    var type = Arbitraries.of(RecordType.class);
    var text = texts();
    var maybe = texts().injectNull(0.3);
    var time = Arbitraries.longs();
    var flag = Arbitraries.of(true, false);
    return Arbitraries.oneOf(
        List.of(
            Combinators.combine(type, text, fields()).as(Command.CreateRecord::new),
            Combinators.combine(type, text, edits()).as(Command.EditFields::new),
            Combinators.combine(type, text).as(Command.DeleteRecord::new),
            Combinators.combine(type, text, maybe, maybe).as(Command.AssignOwner::new),
            Combinators.combine(type, text, texts().list().ofMaxSize(3)).as(Command.AddTags::new),
            Combinators.combine(type, text, texts().list().ofMaxSize(3))
                .as(Command.RemoveTags::new),
            activities(),
            Combinators.combine(
                    text, type.injectNull(0.3), maybe, text, maybe, time, maybe, repetitions())
                .flatAs((id, above, parent, title, kind, due, note, repetition) ->
                    maybe.map(assignee ->
                        new Command.PlanTask(
                            id, above, parent, title, kind, due, note, repetition, assignee))),
            Combinators.combine(text, time, repetitions()).as(Command.RepeatTask::new),
            text.map(Command.SkipTask::new),
            Combinators.combine(text, edits()).as(Command.EditSeries::new),
            Combinators.combine(text, time.injectNull(0.3), time, time.injectNull(0.3), time)
                .as(Command.PlaceTask::new),
            Combinators.combine(text, texts().list().ofMaxSize(3), texts().list().ofMaxSize(3))
                .as(Command.LinkTask::new),
            Combinators.combine(text, maybe).as(Command.CompleteTask::new),
            text.map(Command.ReopenTask::new),
            Combinators.combine(text, time, time).as(Command.SnoozeTask::new),
            Combinators.combine(text, text, text, maybe, maybe).as(Command.AdvanceOpportunity::new),
            Combinators.combine(text, maybe, maybe).as(Command.DraftPipeline::new),
            Combinators.combine(text, maybe).as(Command.PublishPipeline::new),
            Combinators.combine(text, text).as(Command.MigrateDeals::new),
            Combinators.combine(text, text, text, maybe).as(Command.MarkItem::new),
            Combinators.combine(text, text, flag, maybe).as(Command.SignOff::new),
            Combinators.combine(text, type, text, text, maybe, text, time, text)
                .as(Command.AttachFile::new),
            Combinators.combine(text, text, maybe, text, text, text, text)
                .as(Command.ConvertLead::new),
            Combinators.combine(text, text).as(Command.SettleProposal::new),
            Combinators.combine(text, text).as(Command.AcknowledgeEscalation::new),
            Combinators.combine(text, text, text, maybe, gifts(), maybe).as(Command.HandOver::new),
            text.map(Command.UndoHandover::new),
            Combinators.combine(text, texts().list().ofMaxSize(3), text)
                .as(Command.AcknowledgeTakeover::new),
            Combinators.combine(text, text, maybe).as(Command.SettleSummary::new),
            Combinators.combine(
                    maybe, maybe, text, text, time.injectNull(0.3), time.injectNull(0.3))
                .as(Command.SetQuota::new),
            Combinators.combine(text, text, text, text, time, time, time.injectNull(0.3), text)
                .as((team, pipeline, quarter, currency, week, won, low, method) ->
                    new Command.KeepForecast(
                        team, pipeline, quarter, currency, week, won, won, low, low, won, null,
                        method)),
            Combinators.combine(text, fields()).as(Command.DraftExperiment::new),
            Combinators.combine(text, time).as(Command.StartExperiment::new),
            Combinators.combine(text, maybe, text).as(Command.EndExperiment::new),
            Combinators.combine(time, time, time, time, time, time, text).as(Command.KeepLag::new),
            Combinators.combine(text, time, text, time, time.injectNull(0.3))
                .as((person, week, currency, figure, response) ->
                    new Command.FreezeReview(
                        person,
                        week,
                        currency,
                        new ReviewFigures(
                            figure, 1, response, 2, 3, figure, 4, 5, figure, 6, figure))),
            Combinators.combine(text, text, maybe, time, time.injectNull(0.3))
                .as((id, team, cause, figure, day) ->
                    new Command.KeepDiagnosis(
                        id,
                        team,
                        "standard",
                        "2025-Q3",
                        "CNY",
                        new DiagnosisFigures(
                            figure,
                            4,
                            figure,
                            -1,
                            2,
                            -3,
                            4,
                            cause,
                            1,
                            2,
                            3,
                            figure,
                            day,
                            null,
                            cause,
                            List.of(new KeptCause("lag", "", team, day, null, 970))),
                        cause,
                        cause,
                        day)),
            Combinators.combine(text, maybe).as(Command.NoteReview::new),
            Combinators.combine(text, maybe).as(Command.ReplyReview::new),
            Combinators.combine(text, text, text, time).as(Command.AgreeAction::new),
            Combinators.combine(text, text, text, time, text)
                .as((ratio, team, month, figure, side) ->
                    new Command.RaiseFlag(
                        ratio, team, month, "CNY", figure, 2, 3, 4, figure, figure, side)),
            Combinators.combine(text, text, text, time).as(Command.ActOnFlag::new),
            Combinators.combine(text, text, maybe).as(Command.ExplainFlag::new),
            text.map(Command.ReopenFlag::new),
            Combinators.combine(text, text, time, time).as(Command.BeginProcessAudit::new),
            Combinators.combine(text, text, text, maybe).as(Command.JudgeStep::new),
            Combinators.combine(text, flag, maybe).as(Command.FinishProcessAudit::new),
            Combinators.combine(text, text, text).as(Command.EnrollLead::new),
            Combinators.combine(text, maybe).as(Command.PauseEnrollment::new),
            Combinators.combine(text, time.injectNull(0.3)).as(Command.ResumeEnrollment::new),
            Combinators.combine(text, maybe).as(Command.EndEnrollment::new),
            Combinators.combine(text, text, text, text, time.injectNull(0.3), maybe, maybe, maybe)
                .flatAs((id, deal, kind, what, percent, promotion, item, of) ->
                    time.injectNull(0.3)
                        .map(until ->
                            new Command.RequestApproval(
                                id, deal, kind, what, percent, promotion, item, of, until))),
            Combinators.combine(text, text, text, maybe).as(Command.MoveCase::new),
            Combinators.combine(text, text, time.injectNull(0.3)).as(Command.ViewCase::new),
            Combinators.combine(text, text, maybe).as(Command.DecideApproval::new),
            Combinators.combine(text, text).as(Command.DelegateApproval::new),
            text.map(Command.WithdrawApproval::new),
            text.map(Command.RemindApproval::new),
            Combinators.combine(text, text).as(Command.SettleChange::new),
            Combinators.combine(text, text, text, maybe, text, maybe).as(Command.SignChange::new),
            Combinators.combine(text, text).as(Command.PublishChange::new),
            text.map(Command.RollBackChange::new),
            Combinators.combine(text, text, maybe, maybe).as(Command.SetMember::new),
            Combinators.combine(text, text).as(Command.AcknowledgeMention::new),
            Combinators.combine(text, maybe).as(Command.SettleConflict::new)));
  }

  private static Arbitrary<Repetition> repetitions() {
    var maybe = texts().injectNull(0.3);
    return Combinators.combine(texts(), texts(), texts(), maybe, maybe)
        .as(Repetition::new)
        .injectNull(0.3);
  }

  private static Arbitrary<List<Gift>> gifts() {
    return Combinators.combine(texts(), texts().list().ofMaxSize(3))
        .as(Gift::new)
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Command> activities() {
    var maybe = texts().injectNull(0.3);
    var next =
        Combinators.combine(texts(), texts(), maybe, Arbitraries.longs())
            .as(NextStep::new)
            .injectNull(0.3);
    var content =
        Combinators.combine(maybe, maybe, maybe, texts().list().ofMaxSize(2), maybe, next)
            .as(Content::new);
    return Combinators.combine(
            texts(),
            Arbitraries.of(RecordType.class),
            texts(),
            texts(),
            maybe,
            Arbitraries.longs(),
            Arbitraries.longs().injectNull(0.3),
            content)
        .as((id, type, parent, kind, direction, at, seconds, words) ->
            new Command.LogActivity(
                id,
                type,
                parent,
                kind,
                direction,
                at,
                seconds,
                words.outcome,
                words.text,
                words.chat,
                words.attachments,
                words.completes,
                words.next));
  }

  private record Content(
      @Nullable String outcome,
      @Nullable String text,
      @Nullable String chat,
      List<String> attachments,
      @Nullable String completes,
      @Nullable NextStep next) {}

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "张三", "a\nb", "😀", "\u001f"), Arbitraries.strings().ofMaxLength(6));
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        texts().map(Object.class::cast),
        Arbitraries.longs().map(Object.class::cast),
        Arbitraries.of(true, false).map(Object.class::cast),
        texts().list().ofMaxSize(3).map(Object.class::cast));
  }

  private static Arbitrary<Map<String, Object>> fields() {
    return Arbitraries.maps(texts(), values()).ofMaxSize(4);
  }

  private static Arbitrary<List<FieldEdit>> edits() {
    return Combinators.combine(texts(), values().injectNull(0.3), values().injectNull(0.3))
        .as(FieldEdit::new)
        .list()
        .ofMaxSize(3);
  }
}
