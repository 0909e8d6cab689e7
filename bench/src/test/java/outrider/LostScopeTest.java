package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.Unsealed;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// What somebody may no longer see is gone from their disk, not only from their screen: also from
/// the free pages of the file, for whoever has the key.
final class LostScopeTest {

  private static final String SECRET = "confidential-survey-4711";

  @TempDir Path folder;

  @Test
  void aManagerWhoMovesKeepsNoTraceOfTheOldTeam() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      var manager = Laptop.open(folder.resolve("manager"), office, "zhou");
      var lead = rep.newLead("张三");
      rep.edit(lead, "note", SECRET);
      rep.drained();
      manager.await(
          "the note",
          () -> manager.find(RecordType.LEAD, lead).filter(row -> row.has("note")).isPresent());
      boss.await("zhou", () -> boss.find(RecordType.USER, office.id("zhou")).isPresent());
      var profile = manager.book().profile();
      assertThat(decrypted(manager, profile.folder())).contains(SECRET);
      manager.reopen();

      boss.submit(
          new Command.EditFields(
              RecordType.USER,
              office.id("zhou"),
              List.of(new FieldEdit("team", office.id("East"), office.id("West")))));
      manager.await("the exit", () -> manager.find(RecordType.LEAD, lead).isEmpty());

      assertThat(decrypted(manager, profile.folder())).doesNotContain(SECRET);
    }
  }

  /// Shuts the laptop and reads every page of a decrypted copy of its database, free pages
  /// included.
  private String decrypted(Laptop laptop, Path profile) throws Exception {
    laptop.shut();
    var copy = Files.createTempFile(folder, "copy", ".db");
    Unsealed.copy(profile, HeadOffice.PASSWORD, copy);
    return Files.readString(copy, StandardCharsets.ISO_8859_1);
  }
}
