package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;

/// Every kind of command leaves a line in the audit trail that says who did what, when, on which
/// device; none can be added that does not.
class AuditedCommandsTest {
  @TempDir private static Path folder;
  private static TwoCompanies companies;
  private static SalesProcess process;
  private static Audit audit;

  @BeforeAll
  static void start() {
    companies = new TwoCompanies(folder);
    process = SalesProcess.of(companies.server);
    audit = new Audit(companies.person("admin"));
  }

  @AfterAll
  static void stop() {
    companies.close();
  }

  @TestFactory
  Stream<DynamicTest> aCommandLeavesItsLine() {
    return Arrays.stream(Command.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .map(kind -> DynamicTest.dynamicTest(kind, () -> leavesItsLine(kind)));
  }

  private static void leavesItsLine(String kind) {
    EdsRecords records = new EdsRecords(companies, process, false);
    Laptop person = companies.person(doer(kind));
    String said = kind.equals("CreateRecord") ? "CreateRecordForEd" : kind;
    Command command = records.command(said, person);
    if (command instanceof Command.RemoveTags tags) {
      person.push(new Command.AddTags(tags.type(), tags.id(), tags.tags()));
    }
    if (command instanceof Command.ResumeEnrollment resume) {
      person.push(new Command.PauseEnrollment(resume.enrollment(), null));
    }
    long before = audit.newest();

    Outcome outcome = person.push(command).getFirst();

    assertThat(outcome.status()).as(outcome.toString()).isNotEqualTo(Status.REJECTED);
    List<AuditLine> lines = audit.since(before);
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(Audit::isSaidWhole)
        .allSatisfy(line -> {
          assertThat(line.user()).isEqualTo(person.session().user());
          assertThat(line.device()).isEqualTo(person.device);
          assertThat(line.deviceName()).isEqualTo("Test laptop");
          assertThat(line.command()).isEqualTo(CommandCodec.kind(command));
          assertThat(line.steps()).as("what changed").isNotEmpty();
        });
    assertThat(Objects.requireNonNull(lines.getFirst()).n()).isEqualTo(audit.newest());
  }

  /// Somebody who may.
  private static String doer(String kind) {
    return switch (kind) {
      case "SetQuota",
          "KeepForecast",
          "KeepDiagnosis",
          "DraftExperiment",
          "StartExperiment",
          "EndExperiment",
          "ReplyReview",
          "RaiseFlag",
          "ActOnFlag",
          "ExplainFlag",
          "ReopenFlag",
          "MoveCase",
          "SignOff",
          "HandOver",
          "UndoHandover",
          "DecideApproval",
          "DelegateApproval",
          "SignChange",
          "BeginProcessAudit",
          "JudgeStep",
          "FinishProcessAudit" ->
          "erin";
      case "DraftPipeline",
          "PublishPipeline",
          "MigrateDeals",
          "SettleChange",
          "PublishChange",
          "RollBackChange" ->
          "admin";
      default -> "ed";
    };
  }
}
