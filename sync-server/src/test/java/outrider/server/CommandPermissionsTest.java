package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;

/// Which command may be given by whom to a record of Ed's, who is a rep of the team East. One
/// without a line fails the test, so nobody adds one without saying who may give it.
class CommandPermissionsTest {
  private static final List<String> PEOPLE =
      List.of("ed", "eve", "erin", "will", "wendy", "admin", "stranger");

  /// `+` it is done, `.` there is no such record for this person, `-` refused for another reason.
  private static final Matrix COMMANDS =
      Matrix.of(
          PEOPLE,
          1,
          """
          # command on Ed's own     Ed  mate manager otherRep otherManager admin stranger
          CreateRecord              -   -    -       -        -            -     +
          CreateRecordForEd         +   -    +       -        -            +     -
          EditFields                +   .    +       .        .            +     .
          DeleteRecord              +   .    +       .        .            +     .
          AssignOwner               +   .    +       .        .            +     .
          AddTags                   +   .    +       .        .            +     .
          RemoveTags                +   .    +       .        .            +     .
          LogActivity               +   .    +       .        .            +     .
          PlanTask                  +   .    +       .        .            +     .
          CompleteTask              +   .    +       .        .            +     .
          ReopenTask                +   .    +       .        .            +     .
          SnoozeTask                +   .    +       .        .            +     .
          RepeatTask                +   .    +       .        .            +     .
          SkipTask                  +   .    +       .        .            +     .
          EditSeries                +   .    +       .        .            +     .
          PlaceTask                 +   .    +       .        .            +     .
          LinkTask                  +   .    +       .        .            +     .
          AdvanceOpportunity        +   .    +       .        .            +     .
          MarkItem                  +   .    +       .        .            +     .
          SignOff                   -   .    +       .        .            +     .
          AttachFile                +   .    +       .        .            +     .
          ConvertLead               +   .    +       .        .            +     .
          EnrollLead                +   .    +       .        .            +     .
          PauseEnrollment           +   .    +       .        .            +     .
          ResumeEnrollment          +   .    +       .        .            +     .
          EndEnrollment             +   .    +       .        .            +     .
          ClaimLead                 +   +    -       .        .            -     .
          ReturnLead                +   .    +       .        .            +     .
          PlaceLead                 +   .    +       .        .            +     .
          SettleConflict            +   .    +       .        .            +     .
          SettleProposal            +   .    +       .        .            +     .
          AcknowledgeEscalation     +   .    +       .        .            +     .
          HandOver                  -   -    +       -        -            +     -
          UndoHandover              .   .    +       .        .            +     .
          AcknowledgeTakeover       +   .    -       .        .            -     .
          SettleSummary             +   .    +       .        .            +     .
          SetQuota                  -   -    +       -        -            +     .
          KeepForecast              -   -    +       -        -            +     .
          DraftExperiment           -   -    +       -        -            +     -
          StartExperiment           -   -    +       -        -            +     .
          EndExperiment             -   -    +       -        -            +     .
          KeepLag                   +   +    +       +        +            +     +
          FreezeReview              +   -    +       -        -            +     .
          NoteReview                +   .    -       .        .            -     .
          ReplyReview               -   .    +       .        .            +     .
          AgreeAction               +   .    +       .        .            +     .
          KeepDiagnosis             -   -    +       -        -            +     .
          RaiseFlag                 -   -    +       -        -            +     .
          ActOnFlag                 .   .    +       .        .            +     .
          ExplainFlag               .   .    +       .        .            +     .
          ReopenFlag                .   .    +       .        .            +     .
          MoveCase                  -   -    +       -        +            +     .
          ViewCase                  +   +    +       +        +            +     .
          RequestApproval           +   .    +       .        .            +     .
          DecideApproval            -   .    +       .        .            +     .
          DelegateApproval          -   .    +       .        .            +     .
          WithdrawApproval          +   .    +       .        .            +     .
          RemindApproval            +   .    +       .        .            +     .
          SetMember                 +   .    +       .        .            +     .
          AcknowledgeMention        +   .    -       .        .            -     .
          DraftPipeline             -   -    -       -        -            +     -
          PublishPipeline           -   -    -       -        -            +     -
          MigrateDeals              -   -    -       -        -            +     -
          BeginProcessAudit         -   .    +       .        .            +     .
          JudgeStep                 -   .    +       .        .            +     .
          FinishProcessAudit        -   .    +       .        .            +     .
          SettleChange              -   -    -       -        -            +     .
          SignChange                -   -    +       -        -            -     .
          PublishChange             -   -    -       -        -            +     .
          RollBackChange            -   -    -       -        -            +     .
          """);

  /// The same for a record that Ed shares with his team.
  private static final Matrix SHARED =
      Matrix.of(
          PEOPLE,
          1,
          """
          # command on Ed's shared  Ed  mate manager otherRep otherManager admin stranger
          EditFields                +   +    +       .        .            +     .
          DeleteRecord              +   -    +       .        .            +     .
          AssignOwner               +   +    +       .        .            +     .
          AddTags                   +   +    +       .        .            +     .
          LogActivity               +   +    +       .        .            +     .
          PlanTask                  +   +    +       .        .            +     .
          AttachFile                +   +    +       .        .            +     .
          """);

  /// The same for a deal of Ed's that Will, a rep of another team, works on.
  private static final Matrix WORKED_ON =
      Matrix.of(
          PEOPLE,
          1,
          """
          # command on Will's too   Ed  mate manager otherRep otherManager admin stranger
          NoteOnDeal                +   .    +       +        .            +     .
          TaskOnDeal                +   .    +       +        .            +     .
          FileOnDeal                +   .    +       +        .            +     .
          EditDeal                  +   .    +       -        .            +     .
          DeleteDeal                +   .    +       -        .            +     .
          AssignDeal                +   .    +       -        .            +     .
          TagDeal                   +   .    +       -        .            +     .
          AdvanceOpportunity        +   .    +       -        .            +     .
          MarkItem                  +   .    +       -        .            +     .
          SignOff                   -   .    +       -        .            +     .
          RequestApproval           +   .    +       -        .            +     .
          DecideApproval            -   .    +       -        .            +     .
          WithdrawApproval          +   .    +       -        .            +     .
          EditCustomer              +   .    +       -        .            +     .
          AddMember                 +   .    +       -        .            +     .
          LeaveDeal                 +   .    +       +        .            +     .
          """);

  /// What only an administrator may touch, whoever else asks.
  private static final Matrix CONFIGURATION =
      Matrix.of(
          PEOPLE,
          1,
          """
          # command                 Ed  mate manager otherRep otherManager admin stranger
          CreateTag                 -   -    -       -        -            +     -
          RenameTeam                -   -    -       -        -            +     .
          MakeMyselfAdmin           -   -    -       -        -            +     -
          """);

  @TempDir private static Path folder;
  private static TwoCompanies companies;
  private static SalesProcess process;

  @BeforeAll
  static void start() {
    companies = new TwoCompanies(folder);
    process = SalesProcess.of(companies.server);
  }

  @AfterAll
  static void stop() {
    companies.close();
  }

  @Test
  void everyCommandHasItsLine() {
    TreeSet<String> kinds = new TreeSet<>(COMMANDS.deeds());
    kinds.remove("CreateRecordForEd");
    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Command.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> aCommandOnEdsOwnIsTakenFrom() {
    return tests(COMMANDS, () -> new EdsRecords(companies, process, false));
  }

  @TestFactory
  Stream<DynamicTest> aCommandOnWhatEdSharesIsTakenFrom() {
    return tests(SHARED, () -> new EdsRecords(companies, process, true));
  }

  @TestFactory
  Stream<DynamicTest> aCommandOnADealThatWillWorksOnIsTakenFrom() {
    return tests(
        WORKED_ON,
        () -> {
          EdsRecords records = new EdsRecords(companies, process, false);
          records.workedOnBy("will");
          return records;
        });
  }

  @TestFactory
  Stream<DynamicTest> theConfigurationIsChangedBy() {
    EdsRecords records = new EdsRecords(companies, process, false);
    return CONFIGURATION.tests((kind, name, expected) ->
        isTaken(records.command(kind, companies.person(name)), name, expected));
  }

  /// Whoever is refused changes nothing, so all of those try the same command of a line; each of
  /// the others needs records that nobody has touched.
  private static Stream<DynamicTest> tests(Matrix matrix, Supplier<EdsRecords> records) {
    Map<String, Command> refused = new HashMap<>();
    return matrix.tests((kind, name, expected) -> {
      Function<String, Command> made = _ -> records.get().command(kind, companies.person(name));
      Command command =
          expected.equals("+") ? made.apply(kind) : refused.computeIfAbsent(kind, made);
      isTaken(command, name, expected);
    });
  }

  private static void isTaken(Command command, String name, String expected) {
    Outcome outcome = companies.person(name).push(command).getFirst();

    boolean done = outcome.status() != Status.REJECTED;
    String found =
        done ? "+" : outcome.reasons().getFirst().id().equals("record.not-found") ? "." : "-";
    assertThat(found).as(outcome.toString()).isEqualTo(expected);
    if (!done) {
      assertThat(outcome.toString()).doesNotContain("Confidential");
    }
  }
}
