package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.ProposalStore;
import outrider.app.store.Unsealed;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.proposal.Proposal;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A rep works offline on a lead that is given to a colleague meanwhile. The work reaches the
/// colleague, and nothing of the lead stays on the rep's laptop.
final class HandedOnWorkTest {

  private static final String WORK = "budget-confirmed-4711";

  @TempDir Path folder;

  @Test
  void whatWaitedBecomesAProposalToTheNewOwnerAndIsGoneHere() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var boss = Laptop.open(folder.resolve("boss"), office, "boss");
        var he = Laptop.open(folder.resolve("he"), office, "he")) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var lead = lin.newLead("张三");
      lin.drained();
      lin.shut();
      boss.await("the lead", () -> boss.find(RecordType.LEAD, lead).isPresent());
      boss.submit(
          new Command.AssignOwner(RecordType.LEAD, lead, office.id("lin"), office.id("he")));
      boss.drained();
      he.await("the lead", () -> he.find(RecordType.LEAD, lead).isPresent());
      office.stop();
      lin.reopen();
      lin.edit(lead, "note", WORK);
      assertThat(lin.waiting()).isEqualTo(1);

      office.startAgain();
      lin.book().sync().nudge();
      he.book().sync().nudge();

      he.await("the proposal", () -> !he.all(RecordType.PROPOSAL).isEmpty());
      lin.await("the exit", () -> lin.find(RecordType.LEAD, lead).isEmpty());
      lin.drained();
      assertThat(lin.attention()).hasSize(1);
      assertThat(lin.attention().getFirst().arguments())
          .as("its words are not kept")
          .containsOnlyKeys("type");
      assertThat(lin.attention().getFirst().reasons())
          .extracting(reason -> reason.id())
          .containsExactly(Proposal.REASON);
      accept(he, he.all(RecordType.PROPOSAL).values().iterator().next());
      he.drained();

      assertThat(he.find(RecordType.LEAD, lead).orElseThrow().text("note")).isEqualTo(WORK);
      boss.book().sync().nudge();
      boss.await(
          "the note",
          () ->
              boss.find(RecordType.LEAD, lead)
                  .filter(row -> row.text("note").equals(WORK))
                  .isPresent());
      assertThat(decrypted(lin)).doesNotContain(WORK).doesNotContain("张三");
    }
  }

  private static void accept(Laptop laptop, Row proposal) {
    var proposed = ProposalStore.command(proposal);
    var command = CommandCodec.read(proposed.kind(), proposed.arguments());
    var receipt =
        laptop
            .book()
            .commands()
            .submitTogether(
                List.of(command, new Command.SettleProposal(proposal.id(), Proposal.ACCEPTED)))
            .join();
    assertThat(receipt.reasons()).isEmpty();
  }

  /// Shuts the laptop and reads every page of a decrypted copy of its database, free pages
  /// included.
  private String decrypted(Laptop laptop) throws Exception {
    var profile = laptop.book().profile().folder();
    laptop.shut();
    var copy = Files.createTempFile(folder, "copy", ".db");
    Unsealed.copy(profile, HeadOffice.PASSWORD, copy);
    return Files.readString(copy, StandardCharsets.ISO_8859_1);
  }
}
