package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.Receipt;
import outrider.app.store.OutboxStore;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// The whole house in one walk, in the order in which a newcomer should read it: one command from a
/// rep's gesture to the screen of a manager in another room.
final class FollowOneCommandTest {

  @TempDir Path folder;

  @Test
  void aDealThatMovesOnOneLaptopMovesOnTheManagersScreen() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      rep.await(
          "the configuration", () -> rep.find(RecordType.STAGE, office.id("won")).isPresent());

      // 1. A gesture becomes a command: data that says what is meant and what was seen.
      var deal = rep.book().commands().newId();
      var create = new Command.CreateRecord(RecordType.OPPORTUNITY, deal, Map.of("name", "泵站巡检"));
      var advance =
          new Command.AdvanceOpportunity(deal, office.id("new"), office.id("survey"), null);

      // 2. The bus decides it by the rules, on what this laptop knows, and writes effect and
      //    envelope in one transaction. It is done before anybody heard of it.
      assertThat(rep.submit(create)).isInstanceOf(Receipt.Done.class);
      assertThat(rep.submit(advance)).isInstanceOf(Receipt.Done.class);
      assertThat(rep.find(RecordType.OPPORTUNITY, deal).orElseThrow().text("stage"))
          .isEqualTo(office.id("survey"));

      // 3. A command that breaks a rule writes nothing and says why: the photos are missing.
      var tooEarly =
          rep.submit(
              new Command.AdvanceOpportunity(deal, office.id("survey"), office.id("quote"), null));
      assertThat(tooEarly.reasons())
          .singleElement()
          .satisfies(reason -> {
            assertThat(reason.id()).isEqualTo("gate.unmet");
            assertThat(reason.argument("have")).isEqualTo("0");
            assertThat(reason.argument("need")).isEqualTo("3");
          });

      // 4. The manager's screen is a live query; it hears of tables, not of people.
      var shown = new CompletableFuture<String>();
      var query =
          Query.of(
              "stage of the deal",
              sql ->
                  sql.first(
                          "SELECT stage FROM opportunity WHERE id = ?",
                          columns -> columns.text(1),
                          deal)
                      .orElse(""),
              Table.OPPORTUNITY);
      try (var live =
          manager
              .book()
              .database()
              .live(
                  query,
                  Runnable::run,
                  stage -> {
                    if (stage.equals(office.id("survey"))) {
                      shown.complete(stage);
                    }
                  })) {

        // 5. Meanwhile the engine pushed; HQ decided by the same rules, numbered the change, told
        //    everybody who may see it; the manager's engine applied it; the query ran again.
        assertThat(shown.get(10, TimeUnit.SECONDS)).isEqualTo(office.id("survey"));
        live.refresh();
      }

      // 6. The rep's queue is empty, and what the rep has is what HQ has.
      rep.drained();
      assertThat(rep.book().database().<List<?>>readNow(sql -> OutboxStore.all(sql, 10))).isEmpty();
      assertThat(rep.find(RecordType.OPPORTUNITY, deal))
          .isEqualTo(manager.find(RecordType.OPPORTUNITY, deal));
    }
  }
}
