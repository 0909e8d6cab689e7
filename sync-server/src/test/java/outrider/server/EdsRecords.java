package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.call.CallReport;
import outrider.core.call.Summary;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.command.Gift;
import outrider.core.command.Repetition;
import outrider.core.configuration.Configuration;
import outrider.core.diagnosis.DiagnosisFigures;
import outrider.core.diagnosis.KeptCause;
import outrider.core.experiment.SampleSize;
import outrider.core.forecast.KeptForecast;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;
import outrider.core.signing.Signatures;

/// Records of Ed's, fresh for each cell of a table, and every command that can be given to them.
final class EdsRecords {
  private static final Repetition MONDAYS =
      new Repetition("FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00", "Asia/Shanghai", null, null);

  private final TwoCompanies companies;
  private final SalesProcess process;
  private final Laptop ed;
  private final String lead = id();
  private final String deal = id();
  private final String task = id();
  private final String doneTask = id();
  private final String account = id();
  private final long due = System.currentTimeMillis() + 3_600_000;

  EdsRecords(TwoCompanies companies, SalesProcess process, boolean shared) {
    this.companies = companies;
    this.process = process;
    ed = companies.person("ed");
    Map<String, Object> sharing = shared ? Map.of("team", companies.server.east) : Map.of();
    Map<String, Object> owned = shared ? Map.of("owner", ed.session().user()) : Map.of();
    List<Outcome> outcomes =
        ed.push(
            new Command.CreateRecord(
                RecordType.LEAD,
                lead,
                named("Confidential", List.of(Map.of("source", "web"), sharing, owned))),
            new Command.CreateRecord(
                RecordType.OPPORTUNITY,
                deal,
                named(
                    "Confidential deal",
                    List.of(Map.of("stage", process.first()), sharing, owned))),
            new Command.CreateRecord(
                RecordType.ACCOUNT, account, named("Confidential Ltd", List.of(sharing, owned))),
            new Command.PlanTask(task, RecordType.LEAD, lead, "Call", "call", due, null),
            new Command.PlanTask(doneTask, RecordType.LEAD, lead, "Call", "call", due, null),
            new Command.CompleteTask(doneTask, null));
    assertThat(outcomes).allMatch(outcome -> outcome.status() == Status.APPLIED);
  }

  private static Map<String, Object> named(String name, List<Map<String, Object>> more) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", name);
    more.forEach(fields::putAll);
    return fields;
  }

  /// Two people give the deal an amount, neither knowing of the other.
  ///
  /// @return the id of the conflict
  private String disagree() {
    companies.person("erin").push(amount(100));
    ed.push(amount(200));
    ed.pull();
    return ed.idOf("conflict", "parent", deal);
  }

  /// Eve had a lead that Ed has now, and tells HQ too late what she did.
  ///
  /// @return the id of the proposal
  private String propose() {
    String hers = id();
    Laptop eve = companies.person("eve");
    eve.push(newLead(hers, "Handed on"));
    companies
        .person("admin")
        .push(
            new Command.AssignOwner(
                RecordType.LEAD, hers, eve.session().user(), ed.session().user()));
    eve.push(edit(hers, "phone", null, "+86 10 5555 0101"));
    ed.pull();
    return ed.idOf("proposal", "parent", hers);
  }

  /// Ed has not answered a lead in time.
  ///
  /// @return the id of what HQ did about it
  private String late() {
    String waiting = id();
    companies.server.lookForOverdue(Duration.ZERO);
    ed.push(newLead(waiting, "Waiting"));
    ed.pull();
    companies.server.lookForOverdue(Duration.ofHours(2));
    ed.pull();
    return ed.idOf("escalation", "parent", waiting);
  }

  /// An administrator has drafted a pipeline of three stages, or a version of one.
  private String drafted(String pipeline, @Nullable String from) {
    Laptop admin = companies.person("admin");
    admin.push(new Command.DraftPipeline(pipeline, from, "A way"));
    if (from == null) {
      List<String> kinds = List.of("open", "won", "lost");
      for (String kind : kinds) {
        admin.push(
            new Command.CreateRecord(
                RecordType.STAGE,
                id(),
                Map.of(
                    "name",
                    kind,
                    "pipeline",
                    pipeline,
                    "kind",
                    kind,
                    "position",
                    (long) kinds.indexOf(kind))));
      }
    }
    return pipeline;
  }

  private Command twoVersions() {
    Laptop admin = companies.person("admin");
    String first = drafted(id(), null);
    admin.push(new Command.PublishPipeline(first, null));
    admin.push(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY, id(), Map.of("name", "Runs on", "pipeline", first)));
    String second = drafted(id(), first);
    admin.push(new Command.PublishPipeline(second, first));
    return new Command.MigrateDeals(first, second);
  }

  /// Ed called his lead, and HQ has drafted what was said.
  ///
  /// @return the id of the activity
  private String drafted() {
    String call = id();
    companies.server.hear(
        new CallReport(
            call,
            RecordType.LEAD,
            lead,
            "out",
            System.currentTimeMillis(),
            60L,
            "reached",
            null,
            "A: a quote",
            "Wants a quote",
            Summary.EXTRACTED,
            null),
        ed.session().user());
    return call;
  }

  /// A cadence that Ed's lead does not run yet.
  private String cadence() {
    String id = id();
    companies
        .person("admin")
        .push(
            new Command.CreateRecord(
                RecordType.CADENCE,
                id,
                Map.of("name", "Follow up", "steps", "1d|call|Call", "byHand", true)));
    return id;
  }

  /// Ed's lead runs a cadence.
  ///
  /// @return the id of the run
  private String enroll() {
    String run = id();
    ed.push(new Command.EnrollLead(run, lead, cadence()));
    return run;
  }

  /// Ed's task, which he does every Monday.
  private String repeated() {
    ed.push(new Command.RepeatTask(task, due, MONDAYS));
    return task;
  }

  /// Ed's book, or a part of it, goes to a colleague.
  private Command handOver(String id, String from, String to, String record) {
    return new Command.HandOver(
        id, from, "moving", null, List.of(new Gift(to, List.of("lead/" + record))), null);
  }

  /// An experiment about nothing that another of them is about.
  private String draftedExperiment() {
    String id = id();
    companies.person("erin").push(draftExperiment(id));
    return id;
  }

  private String startedExperiment() {
    Laptop erin = companies.person("erin");
    String id = id();
    erin.push(draftExperiment(id));
    erin.push(new Command.StartExperiment(id, SampleSize.of(200, 100, 2, 120, 14).perVariant()));
    return id;
  }

  private Command draftExperiment(String id) {
    return new Command.DraftExperiment(
        id,
        Map.of(
            "name",
            "What to say first " + id,
            "subject",
            "cadence",
            "team",
            companies.server.east,
            "variants",
            "As now||" + cadence() + "\nOther||" + cadence(),
            "metric",
            "answered",
            "withinDays",
            14L,
            "base",
            200L,
            "effect",
            100L,
            "arrivals",
            120L));
  }

  /// Ed's manager has given a lead of his away.
  ///
  /// @return the id of the handover
  private String handedOver() {
    String id = id();
    String eve = companies.person("eve").session().user();
    companies.person("erin").push(handOver(id, ed.session().user(), eve, lead));
    return id;
  }

  /// A lead of Eve's was given to Ed.
  ///
  /// @return the id of what he got
  private Command.AcknowledgeTakeover received() {
    String hers = id();
    Laptop eve = companies.person("eve");
    eve.push(newLead(hers, "Handed over"));
    String handover = id();
    companies
        .person("admin")
        .push(handOver(handover, eve.session().user(), ed.session().user(), hers));
    ed.pull();
    return new Command.AcknowledgeTakeover(
        ed.idOf("takeover", "handover", handover), List.of("lead/" + hers), "seen");
  }

  /// Ed has lost his deal.
  private Command.BeginProcessAudit lookBack() {
    ed.push(new Command.AdvanceOpportunity(deal, process.first(), process.lost(), "too dear"));
    return new Command.BeginProcessAudit(deal, "2026-11", 7, 1);
  }

  /// Ed's manager looks back at the deal that he lost.
  ///
  /// @return the id of the look back
  private String lookedBack() {
    companies.person("erin").push(lookBack());
    return ProcessAudit.idOf(deal, "2026-11");
  }

  /// A pool that Ed and Eve are in.
  private String pool() {
    String id = id();
    companies
        .person("admin")
        .push(
            new Command.CreateRecord(
                RecordType.POOL,
                id,
                Map.of(
                    "name",
                    "East",
                    "people",
                    List.of(ed.session().user(), companies.person("eve").session().user()),
                    "lockDays",
                    0L)));
    return id;
  }

  /// Ed's lead lies in it.
  private Command claim() {
    String pool = pool();
    ed.push(new Command.ReturnLead(lead, pool, null));
    return new Command.ClaimLead(lead, pool);
  }

  private Command ask(String id) {
    return new Command.RequestApproval(
        id, deal, "contract", "Confidential terms", null, null, null, null, null);
  }

  private Command freeze() {
    return new Command.FreezeReview(
        ed.session().user(),
        KeptForecast.week(LocalDate.now(ZoneOffset.UTC).toEpochDay()),
        "CNY",
        new ReviewFigures(3, 12, 1_500L, 2, 1, 100_000L, 0, 4, 900_000L, 1, 400_000L));
  }

  /// The review of Ed's week.
  private String frozen() {
    ed.push(freeze());
    return WeeklyReview.idOf(
        ed.session().user(), KeptForecast.week(LocalDate.now(ZoneOffset.UTC).toEpochDay()));
  }

  /// A ratio that an administrator has defined.
  private String ratio() {
    String id = id();
    companies
        .person("admin")
        .push(
            new Command.CreateRecord(
                RecordType.RATIO,
                id,
                Map.of(
                    "name",
                    "Lost " + id,
                    "numerator",
                    "dealsLost",
                    "denominator",
                    "dealsClosed",
                    "shownAs",
                    "percent",
                    "bad",
                    "high",
                    "least",
                    30L)));
    return id;
  }

  /// Ed's team stood out last month.
  private Command raise(String ratio) {
    return new Command.RaiseFlag(
        ratio,
        companies.server.east,
        lastMonth(),
        "CNY",
        60,
        100,
        100,
        300_000,
        200_000,
        400_000,
        "high");
  }

  private String lastMonth() {
    return YearMonth.from(
            Instant.ofEpochMilli(companies.server.clock.millis()).atZone(ZoneOffset.UTC))
        .minusMonths(1)
        .toString();
  }

  /// What stood out in Ed's team and waits for an answer.
  private String flagged() {
    String ratio = ratio();
    companies.person("admin").push(raise(ratio));
    return RatioFlag.idOf(ratio, companies.server.east, lastMonth());
  }

  /// Ed has asked for somebody's word.
  ///
  /// @return the id of the request
  private String asked() {
    String id = id();
    ed.push(ask(id));
    return id;
  }

  /// The administrator has written a change of the rules down.
  private ChangeRequest change() {
    Command tag = new Command.CreateRecord(RecordType.TAG, id(), Map.of("name", "tag " + id()));
    Row row =
        Row.of(RecordType.CHANGE_REQUEST, id())
            .with("name", "A tag")
            .with(ChangeRequest.COMMANDS, WrittenCommands.write(List.of(tag)));
    companies
        .person("admin")
        .push(new Command.CreateRecord(RecordType.CHANGE_REQUEST, row.id(), row.fields()));
    return ChangeRequest.of(row);
  }

  /// And asks Erin to sign it, who answers for IT.
  private ChangeRequest askedChange() {
    ChangeRequest change = change();
    Laptop admin = companies.person("admin");
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            companies.person("erin").session().user(),
            List.of(new FieldEdit("duties", null, List.of("it")))));
    admin.push(new Command.SettleChange(change.id(), ChangeRequest.ASKED));
    return change;
  }

  private static String digest(ChangeRequest change) {
    return Signatures.digest(change, Configuration.empty());
  }

  /// A case that everybody may read: Erin wrote it, Wendy reviewed it.
  private String library() {
    String id = id();
    List<Outcome> written =
        companies
            .person("erin")
            .push(
                new Command.CreateRecord(
                    RecordType.CASE_STUDY,
                    id,
                    Map.of(
                        "name",
                        "How to quote",
                        "script",
                        "First listen",
                        "stages",
                        List.of(process.first()),
                        "desensitised",
                        true)),
                new Command.MoveCase(id, "draft", "review", null));
    List<Outcome> reviewed =
        companies.person("wendy").push(new Command.MoveCase(id, "review", "published", null));
    assertThat(written).allMatch(outcome -> outcome.status() == Status.APPLIED);
    assertThat(reviewed).allMatch(outcome -> outcome.status() == Status.APPLIED);
    return id;
  }

  /// Ed has somebody work on his deal, and on it alone.
  void workedOnBy(String name) {
    ed.push(
        new Command.EditFields(
            RecordType.OPPORTUNITY, deal, List.of(new FieldEdit("account", null, account))));
    ed.push(
        new Command.SetMember(deal, companies.person(name).session().user(), null, "technical"));
  }

  /// Erin has called Ed by name on his lead.
  private String mentioned() {
    String id = id();
    companies
        .person("erin")
        .push(
            new Command.LogActivity(
                id,
                RecordType.LEAD,
                lead,
                "note",
                null,
                companies.server.clock.millis(),
                null,
                null,
                "@Ed please look",
                null,
                List.of(),
                null,
                null,
                List.of(ed.session().user())));
    return id;
  }

  private Command amount(long minor) {
    return new Command.EditFields(
        RecordType.OPPORTUNITY, deal, List.of(new FieldEdit("amount", null, minor)));
  }

  Command command(String kind, Laptop by) {
    String eve = companies.person("eve").session().user();
    return switch (kind) {
      case "CreateRecord" -> newLead(lead, "Mine now");
      case "CreateRecordForEd" ->
          new Command.CreateRecord(
              RecordType.LEAD,
              id(),
              Map.of("name", "For Ed", "source", "web", "owner", ed.session().user()));
      case "EditFields" -> edit(lead, "phone", null, "+86 10 5555 0100");
      case "DeleteRecord" -> new Command.DeleteRecord(RecordType.LEAD, lead);
      case "AssignOwner" ->
          new Command.AssignOwner(RecordType.LEAD, lead, ed.session().user(), eve);
      case "AddTags" -> new Command.AddTags(RecordType.LEAD, lead, List.of("vip"));
      case "RemoveTags" -> new Command.RemoveTags(RecordType.LEAD, lead, List.of("vip"));
      case "LogActivity" ->
          new Command.LogActivity(
              id(),
              RecordType.LEAD,
              lead,
              "call",
              "out",
              companies.server.clock.millis(),
              null,
              null,
              "Spoke",
              null,
              List.of(),
              null,
              null);
      case "PlanTask" ->
          new Command.PlanTask(id(), RecordType.LEAD, lead, "Visit", "visit", due, null);
      case "CompleteTask" -> new Command.CompleteTask(task, null);
      case "ReopenTask" -> new Command.ReopenTask(doneTask);
      case "SnoozeTask" -> new Command.SnoozeTask(task, due, due + 60_000);
      case "RepeatTask" -> new Command.RepeatTask(task, due, MONDAYS);
      case "SkipTask" -> new Command.SkipTask(repeated());
      case "EditSeries" ->
          new Command.EditSeries(repeated(), List.of(new FieldEdit("note", null, "every time")));
      case "PlaceTask" -> new Command.PlaceTask(task, null, due, due, due + 60_000);
      case "LinkTask" -> new Command.LinkTask(task, List.of(), List.of(doneTask));
      case "AdvanceOpportunity" ->
          new Command.AdvanceOpportunity(deal, process.first(), process.second(), "ready");
      case "MarkItem" -> new Command.MarkItem(deal, process.call(), "done", null);
      case "SignOff" -> new Command.SignOff(deal, process.signature(), true, null);
      case "AttachFile" ->
          new Command.AttachFile(
              id(),
              RecordType.LEAD,
              lead,
              "site.jpg",
              "photo",
              "image/jpeg",
              1_000,
              "ab".repeat(32));
      case "ConvertLead" ->
          new Command.ConvertLead(lead, account, null, id(), id(), "A deal", process.first());
      case "EnrollLead" -> new Command.EnrollLead(id(), lead, cadence());
      case "PauseEnrollment" -> new Command.PauseEnrollment(enroll(), null);
      case "ResumeEnrollment" -> new Command.ResumeEnrollment(enroll(), null);
      case "EndEnrollment" -> new Command.EndEnrollment(enroll(), null);
      case "ClaimLead" -> claim();
      case "ReturnLead" -> new Command.ReturnLead(lead, pool(), "No budget");
      case "PlaceLead" -> new Command.PlaceLead(lead, null, pool());
      case "SettleConflict" -> new Command.SettleConflict(disagree(), "100");
      case "SettleProposal" -> new Command.SettleProposal(propose(), "accepted");
      case "AcknowledgeEscalation" -> new Command.AcknowledgeEscalation(late(), "acknowledged");
      case "HandOver" -> handOver(id(), ed.session().user(), eve, lead);
      case "UndoHandover" -> new Command.UndoHandover(handedOver());
      case "AcknowledgeTakeover" -> received();
      case "SettleSummary" -> new Command.SettleSummary(drafted(), "accepted", "A quote");
      case "SetQuota" ->
          new Command.SetQuota(ed.session().user(), null, "2026-Q4", "CNY", null, 100_000L);
      case "KeepDiagnosis" ->
          new Command.KeepDiagnosis(
              id(),
              companies.server.east,
              process.pipeline(),
              "2026-Q3",
              "CNY",
              new DiagnosisFigures(
                  20_000,
                  100,
                  78,
                  -1,
                  -19,
                  -1,
                  -1,
                  "won",
                  41,
                  100,
                  26,
                  100,
                  19_900L,
                  null,
                  "common",
                  List.of(new KeptCause("lag", "", "", 19_900L, null, 970))),
              "lag",
              "The update of August",
              null);
      case "KeepForecast" ->
          new Command.KeepForecast(
              companies.server.east,
              process.pipeline(),
              "2026-Q4",
              "CNY",
              KeptForecast.week(LocalDate.now(ZoneOffset.UTC).toEpochDay()),
              100L,
              200L,
              150L,
              250L,
              null,
              null,
              "model");
      case "DraftExperiment" -> draftExperiment(id());
      case "StartExperiment" ->
          new Command.StartExperiment(
              draftedExperiment(), SampleSize.of(200, 100, 2, 120, 14).perVariant());
      case "EndExperiment" -> new Command.EndExperiment(startedExperiment(), "Enough", "");
      case "KeepLag" ->
          new Command.KeepLag(
              LocalDate.now(ZoneOffset.UTC).toEpochDay(), 960L, 900L, 45L, 0L, 7L, "57:960");
      case "FreezeReview" -> freeze();
      case "NoteReview" -> new Command.NoteReview(frozen(), "Two quotes went out");
      case "ReplyReview" -> new Command.ReplyReview(frozen(), "Call the third");
      case "AgreeAction" ->
          new Command.AgreeAction(
              frozen(), id(), "Call the third", companies.server.clock.millis() + 86_400_000L);
      case "RaiseFlag" -> raise(ratio());
      case "ActOnFlag" ->
          new Command.ActOnFlag(
              flagged(), id(), "Call them", companies.server.clock.millis() + 86_400_000L);
      case "ExplainFlag" -> new Command.ExplainFlag(flagged(), "oneOff", "One large return");
      case "ReopenFlag" -> {
        String flag = flagged();
        companies.person("erin").push(new Command.ExplainFlag(flag, "oneOff", null));
        yield new Command.ReopenFlag(flag);
      }
      case "MoveCase" -> new Command.MoveCase(library(), "published", "withdrawn", null);
      case "ViewCase" -> new Command.ViewCase(library(), "viewed", null);
      case "RequestApproval" -> ask(id());
      case "DecideApproval" -> new Command.DecideApproval(asked(), "agreed", null);
      case "DelegateApproval" ->
          new Command.DelegateApproval(
              asked(),
              companies
                  .person(by == companies.person("admin") ? "erin" : "admin")
                  .session()
                  .user());
      case "WithdrawApproval" -> new Command.WithdrawApproval(asked());
      case "NoteOnDeal" ->
          new Command.LogActivity(
              id(),
              RecordType.OPPORTUNITY,
              deal,
              "note",
              null,
              companies.server.clock.millis(),
              null,
              null,
              "Measured",
              null,
              List.of(),
              null,
              null);
      case "TaskOnDeal" ->
          new Command.PlanTask(id(), RecordType.OPPORTUNITY, deal, "Measure", "visit", due, null);
      case "FileOnDeal" ->
          new Command.AttachFile(
              id(),
              RecordType.OPPORTUNITY,
              deal,
              "site.jpg",
              "photo",
              "image/jpeg",
              1_000,
              "ab".repeat(32));
      case "EditDeal" -> amount(7);
      case "DeleteDeal" -> new Command.DeleteRecord(RecordType.OPPORTUNITY, deal);
      case "AssignDeal" ->
          new Command.AssignOwner(RecordType.OPPORTUNITY, deal, ed.session().user(), eve);
      case "TagDeal" -> new Command.AddTags(RecordType.OPPORTUNITY, deal, List.of("vip"));
      case "EditCustomer" ->
          new Command.EditFields(
              RecordType.ACCOUNT, account, List.of(new FieldEdit("city", null, "Wuxi")));
      case "AddMember" -> new Command.SetMember(deal, eve, null, "technical");
      case "LeaveDeal" ->
          new Command.SetMember(deal, companies.person("will").session().user(), "technical", null);
      case "SetMember" ->
          new Command.SetMember(deal, companies.person("will").session().user(), null, "technical");
      case "AcknowledgeMention" -> new Command.AcknowledgeMention(mentioned(), "seen");
      case "RemindApproval" -> new Command.RemindApproval(asked());
      case "DraftPipeline" -> new Command.DraftPipeline(id(), null, "Another way");
      case "PublishPipeline" -> new Command.PublishPipeline(drafted(id(), null), null);
      case "MigrateDeals" -> twoVersions();
      case "BeginProcessAudit" -> lookBack();
      case "JudgeStep" ->
          new Command.JudgeStep(lookedBack(), Walk.ofStage(process.first()), "broken", "a hurry");
      case "FinishProcessAudit" -> new Command.FinishProcessAudit(lookedBack(), false, null);
      case "SettleChange" -> new Command.SettleChange(change().id(), ChangeRequest.ASKED);
      case "SignChange" -> {
        ChangeRequest change = askedChange();
        yield new Command.SignChange(
            change.id(), "it", Signature.AGREED, "Fine", digest(change), "deals=2");
      }
      case "PublishChange" -> {
        ChangeRequest change = askedChange();
        yield new Command.PublishChange(change.id(), digest(change));
      }
      case "RollBackChange" -> {
        ChangeRequest change = askedChange();
        companies.person("admin").push(new Command.PublishChange(change.id(), digest(change)));
        yield new Command.RollBackChange(change.id());
      }
      case "CreateTag" ->
          new Command.CreateRecord(RecordType.TAG, id(), Map.of("name", "tag " + id()));
      case "RenameTeam" ->
          new Command.EditFields(
              RecordType.TEAM,
              companies.server.west,
              List.of(new FieldEdit("nameEn", null, "West")));
      case "MakeMyselfAdmin" ->
          new Command.EditFields(
              RecordType.USER,
              by.session().user(),
              List.of(new FieldEdit("role", by.session().role(), "admin")));
      default -> throw new AssertionError("no such line: " + kind);
    };
  }
}
