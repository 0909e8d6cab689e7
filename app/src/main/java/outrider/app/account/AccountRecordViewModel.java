package outrider.app.account;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.account.AccountQueries.Whole;
import outrider.app.crosssell.CrossSellBook;
import outrider.app.crosssell.Offer;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;
import outrider.app.store.LiveQuery;

/// What the page of an account shows: the account and all that belongs to it, as long as it is in
/// the book. FX thread, but for the query.
final class AccountRecordViewModel {
  /// What there is to show.
  sealed interface Page {
    /// The book has not answered yet.
    record Waiting() implements Page {}

    /// Deleted, or no longer this person's to see.
    record Gone() implements Page {}

    record Shown(Whole whole) implements Page {}
  }

  private final Database database;
  private final String id;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(new Page.Waiting());
  private final ReadOnlyObjectWrapper<List<Offer>> offers = new ReadOnlyObjectWrapper<>(List.of());
  private volatile int dealsShown = AccountQueries.DEALS_FIRST;
  private @Nullable LiveQuery<Optional<Whole>> live;

  AccountRecordViewModel(Database database, String id) {
    this.database = database;
    this.id = id;
  }

  String id() {
    return id;
  }

  ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /// The account and its family, if it is there.
  Optional<Whole> whole() {
    return page.get() instanceof Page.Shown shown ? Optional.of(shown.whole()) : Optional.empty();
  }

  /// What it may be offered, by what others bought who bought the same; the surest first.
  ReadOnlyObjectProperty<List<Offer>> offersProperty() {
    return offers.getReadOnlyProperty();
  }

  boolean hasMoreDeals() {
    return whole()
        .filter(each -> each.dealCount() > each.deals().size())
        .filter(each -> dealsShown < AccountQueries.DEALS_MAX)
        .isPresent();
  }

  /// Lists the deals beyond the first few too.
  void showMoreDeals() {
    dealsShown = AccountQueries.DEALS_MAX;
    if (live != null) {
      live.refresh();
    }
  }

  /// Listens to the book until the subscription ends.
  Subscription start() {
    var started =
        database.live(
            AccountQueries.whole(id, () -> dealsShown),
            FxThread.executor(),
            found -> page.set(found.<Page>map(Page.Shown::new).orElseGet(Page.Gone::new)));
    live = started;
    var bought =
        database.live(
            CrossSellBook.all(), FxThread.executor(), found -> offers.set(found.offers(id)));
    return () -> {
      bought.close();
      started.close();
      live = null;
    };
  }
}
