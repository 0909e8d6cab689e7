package outrider.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.account.AccountRecordViewModel.Page;
import outrider.app.fx.FxTest;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The page of a customer on a real book.
final class AccountRecordViewModelTest extends FxTest {
  private final Database database = SampleBook.openFresh();
  private final AccountRecordViewModel model =
      new AccountRecordViewModel(database, AccountSample.WATER);
  private Subscription listening = Subscription.EMPTY;

  @BeforeEach
  void open() {
    Profiles.seed(database, AccountSample.rows().toArray(Row[]::new));
    listening = fx(model::start);
    eventually(() -> model.whole().isPresent());
  }

  @AfterEach
  void close() {
    fx(listening::unsubscribe);
    database.close();
  }

  @Test
  void whatHappenedWithAnybodyThereIsOnThePageNewestFirst() {
    var whole = model.whole().orElseThrow();

    assertThat(whole.activities())
        .extracting(row -> row.text("kind"))
        .containsExactly("wechat", "call", "meeting", "stage", "note");
    assertThat(whole.names()).containsEntry(AccountSample.HAN, "韩主任");
    assertThat(whole.tasks())
        .extracting(row -> row.text("title"))
        .containsExactly("约副总电话", "补点位照片");
  }

  @Test
  void theFiguresCountEveryDealThoughThePageListsTheFirstOnly() {
    for (var number = 100; number < 130; number++) {
      Profiles.seed(
          database,
          Profiles.row(
              RecordType.OPPORTUNITY,
              SampleBook.id("opportunity", number),
              "name",
              "n",
              "account",
              AccountSample.WATER,
              "state",
              "open",
              "amount",
              100L,
              "currency",
              "USD"));
    }
    eventually(() -> model.whole().orElseThrow().dealCount() == 33);

    assertThat(model.whole().orElseThrow().deals()).hasSize(AccountQueries.DEALS_FIRST);
    assertThat(model.whole().orElseThrow().total("open").sums())
        .containsEntry("USD", 3_000L)
        .containsEntry("CNY", 168_000_000L);
    assertThat(fx(model::hasMoreDeals)).isTrue();

    fx(model::showMoreDeals);
    eventually(() -> model.whole().orElseThrow().deals().size() == 33);
    assertThat(fx(model::hasMoreDeals)).isFalse();
  }

  @Test
  void anActivityLoggedElsewhereAppears() {
    var bus = SampleBook.bus(database, SampleBook.LIN);
    var unused =
        bus.submit(
            new Command.LogActivity(
                bus.newId(),
                RecordType.CONTACT,
                AccountSample.HAN,
                "call",
                "out",
                bus.now(),
                null,
                null,
                "hello",
                null,
                List.of(),
                null,
                null));

    eventually(() -> model.whole().orElseThrow().activities().size() == 6);
  }

  @Test
  void aCustomerThatIsDeletedIsGone() {
    var bus = SampleBook.bus(database, SampleBook.LIN);
    var unused = bus.submit(new Command.DeleteRecord(RecordType.ACCOUNT, AccountSample.WATER));

    eventually(() -> model.pageProperty().get() instanceof Page.Gone);
    assertThat(model.whole()).isEmpty();
  }
}
