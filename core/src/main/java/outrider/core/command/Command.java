package outrider.core.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.record.RecordType;
import outrider.core.review.ReviewFigures;

/// What a person wants done. Decided at once on the laptop and again at HQ by the same rules; only
/// commands travel up. Each names the state it saw where that matters, so that HQ can tell a change
/// made in ignorance from one made on purpose.
///
/// A record's components are its wire form (`CommandCodec`): add components only as `@Nullable`,
/// and raise `Envelope.SCHEMA` with an upcaster for anything else.
public sealed interface Command {

  /// Makes a record with an id that the client chose, or brings a deleted one back.
  record CreateRecord(RecordType type, String id, Map<String, Object> fields) implements Command {}

  /// Changes fields, each with the value that was seen before.
  record EditFields(RecordType type, String id, List<FieldEdit> edits) implements Command {}

  record DeleteRecord(RecordType type, String id) implements Command {}

  /// Gives a record and its children to another person.
  record AssignOwner(
      RecordType type, String id, @Nullable String fromOwner, @Nullable String toOwner)
      implements Command {}

  record AddTags(RecordType type, String id, List<String> tags) implements Command {}

  record RemoveTags(RecordType type, String id, List<String> tags) implements Command {}

  /// Records that something happened, optionally finishing a task and planning the next step.
  ///
  /// @param occurredAt corrected epoch milliseconds; not later than now
  /// @param chat pasted conversation, one line a message
  /// @param completesTask the task that this was; null where it was none
  /// @param next what follows; null where nothing is planned
  /// @param mentions the users whom it calls by name; those who do not see the record are left out
  record LogActivity(
      String id,
      RecordType parentType,
      String parent,
      String kind,
      @Nullable String direction,
      long occurredAt,
      @Nullable Long durationSeconds,
      @Nullable String outcome,
      @Nullable String text,
      @Nullable String chat,
      List<String> attachments,
      @Nullable String completesTask,
      @Nullable NextStep next,
      List<String> mentions)
      implements Command {

    /// One that calls nobody by name.
    public LogActivity(
        String id,
        RecordType parentType,
        String parent,
        String kind,
        @Nullable String direction,
        long occurredAt,
        @Nullable Long durationSeconds,
        @Nullable String outcome,
        @Nullable String text,
        @Nullable String chat,
        List<String> attachments,
        @Nullable String completesTask,
        @Nullable NextStep next) {
      this(
          id,
          parentType,
          parent,
          kind,
          direction,
          occurredAt,
          durationSeconds,
          outcome,
          text,
          chat,
          attachments,
          completesTask,
          next,
          List.of());
    }
  }

  /// @param parentType null (with `parent`) for a task that is about no record
  /// @param repetition how it repeats; null where it is done once
  /// @param assignee who is to do it; null for whoever has what it is about
  record PlanTask(
      String id,
      @Nullable RecordType parentType,
      @Nullable String parent,
      String title,
      @Nullable String kind,
      long dueAt,
      @Nullable String note,
      @Nullable Repetition repetition,
      @Nullable String assignee)
      implements Command {

    /// A task of whoever has what it is about.
    public PlanTask(
        String id,
        @Nullable RecordType parentType,
        @Nullable String parent,
        String title,
        @Nullable String kind,
        long dueAt,
        @Nullable String note,
        @Nullable Repetition repetition) {
      this(id, parentType, parent, title, kind, dueAt, note, repetition, null);
    }

    /// A task that is done once.
    public PlanTask(
        String id,
        @Nullable RecordType parentType,
        @Nullable String parent,
        String title,
        @Nullable String kind,
        long dueAt,
        @Nullable String note) {
      this(id, parentType, parent, title, kind, dueAt, note, null, null);
    }
  }

  record CompleteTask(String id, @Nullable String outcome) implements Command {}

  record ReopenTask(String id) implements Command {}

  /// Gives an open task another time; a later one counts as put off.
  record SnoozeTask(String id, long fromDueAt, long toDueAt) implements Command {}

  /// Has an open task repeat from this occurrence on, or otherwise than before; what was done
  /// stays.
  ///
  /// @param dueAt when this one is to be done
  /// @param repetition null to end the series: this one is the last
  record RepeatTask(String id, long dueAt, @Nullable Repetition repetition) implements Command {}

  /// Leaves one occurrence of a series out; the next one follows as if it had been done.
  record SkipTask(String id) implements Command {}

  /// Changes this occurrence of a series and those that follow; `EditFields` changes this one
  /// alone.
  record EditSeries(String id, List<FieldEdit> edits) implements Command {}

  /// Says from when until when a task is done; what comes after it follows as far as it has to.
  /// Refused where it no longer stands where it was seen.
  ///
  /// @param fromStartAt null where nobody had said when it begins
  record PlaceTask(
      String id, @Nullable Long fromStartAt, long fromDueAt, @Nullable Long toStartAt, long toDueAt)
      implements Command {}

  /// Says which tasks of the same record are to be finished before this one begins.
  ///
  /// @param from those that were seen
  record LinkTask(String id, List<String> from, List<String> to) implements Command {}

  /// Moves a deal to another stage; refused where it is no longer in `from`, or a gate is unmet.
  ///
  /// @param reason why it is lost, or goes back
  /// @param override why it is to go although a gate is unmet, which the pipeline has to permit;
  ///   null where it is to stay then
  record AdvanceOpportunity(
      String id, String from, String to, @Nullable String reason, @Nullable String override)
      implements Command {

    /// A move that stays where a gate is unmet.
    public AdvanceOpportunity(String id, String from, String to, @Nullable String reason) {
      this(id, from, to, reason, null);
    }
  }

  /// Begins a draft of a pipeline: a version that nothing runs on until it is published.
  ///
  /// @param from the version whose stages and checklists it begins with; null for a new journey
  /// @param name of a new journey; null where it is copied
  record DraftPipeline(String id, @Nullable String from, @Nullable String name)
      implements Command {}

  /// Makes a version of a pipeline, or an earlier one again, the one that new deals begin on.
  ///
  /// @param replaces the version that was published when this was decided; null for none
  record PublishPipeline(String id, @Nullable String replaces) implements Command {}

  /// Moves the open deals that run on one version of a pipeline over to another, each to the same
  /// stage.
  record MigrateDeals(String from, String to) implements Command {}

  /// Ticks a checklist item, unticks it (`open`), or skips a recommended one with a reason.
  ///
  /// @param state `done`, `skipped` or `open`; `refused` for no to a decision
  record MarkItem(String opportunity, String item, String state, @Nullable String reason)
      implements Command {}

  /// Agrees or refuses a sign-off item; never one's own deal.
  record SignOff(String opportunity, String item, boolean agreed, @Nullable String note)
      implements Command {}

  /// Adds the metadata of a file; the bytes follow by their hash.
  record AttachFile(
      String id,
      RecordType parentType,
      String parent,
      String name,
      @Nullable String kind,
      String contentType,
      long sizeBytes,
      String sha256)
      implements Command {}

  /// Makes a deal, and where needed an account and a contact, of a lead.
  ///
  /// @param account an existing account, or the id for a new one
  /// @param accountName null where the account exists
  record ConvertLead(
      String lead,
      String account,
      @Nullable String accountName,
      String contact,
      String opportunity,
      String opportunityName,
      String stage)
      implements Command {}

  /// Answers a proposal, or takes the answer back. Whoever accepts it gives its command beside this
  /// one, as their own.
  ///
  /// @param state `accepted`, `declined` or `open`
  record SettleProposal(String proposal, String state) implements Command {}

  /// Says that one is on it where HQ has found something overdue, or takes that back.
  ///
  /// @param state `acknowledged` or `open`
  record AcknowledgeEscalation(String escalation, String state) implements Command {}

  /// Gives the whole book of somebody who leaves or moves to others, as one deed. What HQ knows of
  /// the book beyond the gifts goes with what it hangs on, else to `others`.
  ///
  /// @param id of the handover that is kept
  /// @param kind `leaving` makes the person inactive and withdraws their devices; `moving`
  /// @param toTeam the team that somebody who moves belongs to from now on; null for the same
  /// @param gifts what was previewed: it happens so, or nothing does
  /// @param others a user; null where somebody who moves keeps the rest
  record HandOver(
      String id,
      String from,
      String kind,
      @Nullable String toTeam,
      List<Gift> gifts,
      @Nullable String others)
      implements Command {}

  /// Gives back what was given by a handover and not handed on since.
  record UndoHandover(String handover) implements Command {}

  /// Says that the receiver has looked at records that were given to them, or takes that back.
  ///
  /// @param records as `Held` writes them
  /// @param state `seen` or `open`
  record AcknowledgeTakeover(String takeover, List<String> records, String state)
      implements Command {}

  /// Has a lead run a cadence, with an id for that run that the client chose. What it ran before
  /// ends.
  record EnrollLead(String id, String lead, String cadence) implements Command {}

  /// @param why a reason of `Enrollment`; null for a person's own
  record PauseEnrollment(String enrollment, @Nullable String why) implements Command {}

  /// Goes on where it was paused, or ended before its last step.
  ///
  /// @param dueAt when the present step is due; null where the cadence is to say
  record ResumeEnrollment(String enrollment, @Nullable Long dueAt) implements Command {}

  /// @param why a reason of `Enrollment`; null for a person's own
  record EndEnrollment(String enrollment, @Nullable String why) implements Command {}

  /// Takes a lead out of the pool it was seen in. On a laptop without a network a reservation: HQ's
  /// order decides.
  record ClaimLead(String lead, String pool) implements Command {}

  /// Gives a lead back to its pool, or into one.
  ///
  /// @param pool null for the pool that it is of
  record ReturnLead(String lead, @Nullable String pool, @Nullable String reason)
      implements Command {}

  /// Says which pool a lead is of: where it lies, or where it goes back to.
  ///
  /// @param toPool null where it is to go back to none
  record PlaceLead(String lead, @Nullable String fromPool, @Nullable String toPool)
      implements Command {}

  /// Says what becomes of the draft of a call's summary, or takes that back.
  ///
  /// @param state `accepted`, `discarded` or `open`
  /// @param note what the activity says from now on: when it is accepted, the draft as it was
  ///   edited; when that is taken back, what stood there before
  record SettleSummary(String activity, String state, @Nullable String note) implements Command {}

  /// Sets what a person or a team is to win in a quarter; one of the two is given.
  ///
  /// @param quarter as `2026-Q4`
  /// @param fromMinor what stood there when it was set; null for none
  /// @param toMinor null takes the target away
  record SetQuota(
      @Nullable String person,
      @Nullable String team,
      String quarter,
      String currency,
      @Nullable Long fromMinor,
      @Nullable Long toMinor)
      implements Command {}

  /// Keeps what is forecast for a team's quarter, once a week; the first stands. All amounts in
  /// minor units.
  ///
  /// @param quarter as `2026-Q4`
  /// @param week its Monday, in epoch days
  /// @param wonMinor in the quarter until then
  /// @param lowMinor null, with `highMinor`, where it is said without an interval
  /// @param repeatMinor what the baseline says; null where it says nothing
  /// @param targetMinor null for none
  /// @param method a word of `Verdict`
  record KeepForecast(
      String team,
      String pipeline,
      String quarter,
      String currency,
      long week,
      long wonMinor,
      long expectedMinor,
      @Nullable Long lowMinor,
      @Nullable Long highMinor,
      @Nullable Long repeatMinor,
      @Nullable Long targetMinor,
      String method)
      implements Command {}

  /// Keeps how far behind HQ this laptop was on a day. Said again, the worse counts: what was late
  /// does not become less so.
  ///
  /// @param day in epoch days, where the person was
  /// @param worstSeconds that a change waited for HQ while it was in reach
  /// @param medianSeconds half of that day's changes waited longer
  /// @param lateMinutes for how long work waited beyond a minute
  /// @param awayMinutes for how long HQ was out of reach
  /// @param changes how many were sent that day
  /// @param steps the worst of each ten minutes that were late, as `DeviceLag` writes it
  record KeepLag(
      long day,
      long worstSeconds,
      long medianSeconds,
      long lateMinutes,
      long awayMinutes,
      long changes,
      String steps)
      implements Command {}

  /// Writes down what is to be compared, or writes it anew as long as it is a draft.
  ///
  /// @param fields those of `Experiment.REGISTERED`; what is not given is not there
  record DraftExperiment(String id, Map<String, Object> fields) implements Command {}

  /// Begins an experiment. From now on nothing of what was registered changes.
  ///
  /// @param sample how many of each variant it was said to need, so that nobody begins what another
  ///   has rewritten meanwhile
  record StartExperiment(String experiment, long sample) implements Command {}

  /// Ends a running experiment, and keeps what it says.
  ///
  /// @param looks what there was week by week, as `Look` writes it
  record EndExperiment(String experiment, @Nullable String why, String looks) implements Command {}

  /// Freezes the figures of a person's week for its review; the first stands. What was agreed in
  /// the review before and is not done comes along.
  ///
  /// @param week its Monday, in epoch days
  record FreezeReview(String person, long week, String currency, ReviewFigures figures)
      implements Command {}

  /// Says what one thinks of one's own week.
  ///
  /// @param text null takes it away
  record NoteReview(String review, @Nullable String text) implements Command {}

  /// Answers somebody whom one leads.
  ///
  /// @param text null takes it away
  record ReplyReview(String review, @Nullable String text) implements Command {}

  /// Agrees on something to be done: a task of the person whose review it is.
  ///
  /// @param task the id of the new task
  record AgreeAction(String review, String task, String title, long dueAt) implements Command {}

  /// Keeps what the search for a cause found: what was found then stands, what is thought of it may
  /// be changed.
  ///
  /// @param team that was looked at, with the teams below it
  /// @param quarter as `Quarter` writes it
  /// @param cause that they settled on: the key of one of those found, or `other`
  /// @param fixedOn the first day after the fix, in epoch days
  record KeepDiagnosis(
      String id,
      String team,
      String pipeline,
      String quarter,
      String currency,
      DiagnosisFigures found,
      @Nullable String cause,
      @Nullable String note,
      @Nullable Long fixedOn)
      implements Command {}

  /// Says that a branch's month stands out in a ratio; the first of a month stands. Money in minor
  /// units.
  ///
  /// @param month as `2026-10`; it is over
  /// @param currency of what is money
  /// @param counted records behind the denominator
  /// @param expected in millionths of the ratio, as `low` and `high` are
  /// @param side `high` or `low`
  record RaiseFlag(
      String ratio,
      String team,
      String month,
      String currency,
      long numerator,
      long denominator,
      long counted,
      long expected,
      long low,
      long high,
      String side)
      implements Command {}

  /// Does something about a month that stands out: a task of whoever says so.
  ///
  /// @param task the id of the new task
  record ActOnFlag(String flag, String task, String title, long dueAt) implements Command {}

  /// Says why nothing has to be done about a month that stands out.
  ///
  /// @param reason a word of `RatioFlag.REASONS`
  /// @param why may be null, but for `other`
  record ExplainFlag(String flag, String reason, @Nullable String why) implements Command {}

  /// Takes back what was said of a month that stands out: it waits for an answer again.
  record ReopenFlag(String flag) implements Command {}

  /// Has a case of the library go on: to review, back, to everybody, or away from them. Refused
  /// where it is no longer in `from`.
  ///
  /// @param from a word of `CaseStudy.State`
  /// @param note what whoever gives it back says; null for nothing
  record MoveCase(String id, String from, String to, @Nullable String note) implements Command {}

  /// Says that one has looked at a published case, or finished it, or has not after all.
  ///
  /// @param state `viewed`, `finished` or `open`
  /// @param positionSeconds where a recording goes on; null for where it was
  record ViewCase(String caseStudy, String state, @Nullable Long positionSeconds)
      implements Command {}

  /// Asks for somebody's word about a deal, at the amount it has. Under a promotion nobody is
  /// asked: on a laptop without a network a reservation, which HQ grants in the order in which it
  /// hears.
  ///
  /// @param kind a word of `ApprovalKind`
  /// @param percent of a discount; null under a promotion, which says how much
  /// @param item the item of a checklist that it is to satisfy; null for none
  /// @param askedOf one person; null for whoever's duty it is
  /// @param expiresAt until when somebody may decide; null for a week
  record RequestApproval(
      String id,
      String opportunity,
      String kind,
      String text,
      @Nullable Long percent,
      @Nullable String promotion,
      @Nullable String item,
      @Nullable String askedOf,
      @Nullable Long expiresAt)
      implements Command {}

  /// Gives one's word, or not; never on what one asked for, nor on one's own deal.
  ///
  /// @param state `agreed` or `refused`; `open` takes a slip of the hand back within minutes
  record DecideApproval(String approval, String state, @Nullable String note) implements Command {}

  /// Gives a request on to a colleague.
  record DelegateApproval(String approval, String to) implements Command {}

  /// Needs nobody's word any more; gives back what it had of a promotion.
  record WithdrawApproval(String approval) implements Command {}

  /// Reminds whoever is to decide.
  record RemindApproval(String approval) implements Command {}

  /// Begins to look back at a closed deal of a sample; what differs from the published way is
  /// written down at once.
  ///
  /// @param month in which it was closed, such as `2026-11`
  /// @param seed by which the sample was drawn
  /// @param closed how many deals it was drawn from
  record BeginProcessAudit(String opportunity, String month, long seed, long closed)
      implements Command {}

  /// Says of one step of the way whether it was kept.
  ///
  /// @param step as `Walk` names it
  /// @param verdict `kept`, `broken`, or `open` for what the record shows by itself
  record JudgeStep(String audit, String step, String verdict, @Nullable String note)
      implements Command {}

  /// Ends a look back: passed where no step was broken.
  ///
  /// @param again opens it once more instead
  record FinishProcessAudit(String audit, boolean again, @Nullable String note)
      implements Command {}

  /// Has a colleague work on a deal, in another role, or no longer. They see the deal, its customer
  /// and the people there; what they may do is little more than to add to it.
  ///
  /// @param fromRole what stood there when it was said; null for none
  /// @param toRole a word of `DealRole`; null takes them off it
  record SetMember(
      String opportunity, String person, @Nullable String fromRole, @Nullable String toRole)
      implements Command {}

  /// Says that one has seen where one was called by name, or takes that back.
  ///
  /// @param state `seen` or `open`
  record AcknowledgeMention(String activity, String state) implements Command {}

  /// Asks for the signatures on a change request, goes on writing at it, or gives it up.
  ///
  /// @param state `asked`, `draft` or `withdrawn`
  record SettleChange(String change, String state) implements Command {}

  /// Says yes or no to a change request for one of the three duties; never to one's own.
  ///
  /// @param duty a word of `ChangeDuty`
  /// @param said `agreed`, `refused`, or `open` to take back what one said
  /// @param of the digest of what was looked at, so that nobody signs what was edited meanwhile
  /// @param counted what the dry run counted; null where none was run
  record SignChange(
      String change,
      String duty,
      String said,
      @Nullable String note,
      String of,
      @Nullable String counted)
      implements Command {}

  /// Puts a change in force, whole or not at all.
  ///
  /// @param of the digest of what was looked at
  record PublishChange(String change, String of) implements Command {}

  /// Puts back what a change has changed, where nobody has changed it since.
  record RollBackChange(String change) implements Command {}

  /// Chooses the value of a conflict, in the form of `ValueText`.
  record SettleConflict(String conflict, @Nullable String chosen) implements Command {}
}
