package outrider.app.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.fx.PagedRows;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A list that is longer than what is fetched at first, while others write.
final class ListFeedTest extends FxTest {
  private static final int LEADS = ListFeed.FIRST + 100;

  @TempDir Path folder;
  private final AtomicReference<@Nullable Subscription> running = new AtomicReference<>();
  private Database database;
  private ListFeed feed;

  @BeforeEach
  void open() {
    database = Profiles.open(folder);
    Profiles.seed(
        database,
        IntStream.range(0, LEADS).mapToObj(number -> lead(number, "客户")).toArray(Row[]::new));
    var viewpoint =
        new Viewpoint(
            FieldRegistry.builtIn(),
            SampleBook.LIN,
            1_795_000_000_000L,
            ZoneId.of("Asia/Shanghai"));
    feed =
        fx(() ->
            new ListFeed(
                database,
                ListQuery.of(RecordType.LEAD).sorted("employees", false),
                () -> viewpoint));
    fx(() -> running.set(feed.start()));
    eventually(() -> isComplete(LEADS));
  }

  @AfterEach
  void close() {
    var subscription = running.get();
    if (subscription != null) {
      fx(subscription::unsubscribe);
    }
    database.close();
  }

  @Test
  void aRowInSightChangesAndTheListKeepsItsLength() {
    Profiles.seed(database, lead(3, "张伟"));
    eventually(() -> name(3).equals("张伟"));
    assertThat(fx(() -> feed.answerProperty().get().rows().size())).isEqualTo(LEADS);
  }

  @Test
  void aRowBehindTheFirstOnesChanges() {
    eventually(() -> name(LEADS - 1).equals("客户"));
    Profiles.seed(database, lead(LEADS - 1, "张伟"));
    eventually(() -> name(LEADS - 1).equals("张伟"));
  }

  @Test
  void aRowThatNowComesFirstIsShownThereAndTheLengthFollows() {
    Profiles.seed(database, lead(-1, "新客户"));
    eventually(() -> isComplete(LEADS + 1));
    assertThat(name(0)).isEqualTo("新客户");
    assertThat(name(1)).isEqualTo("客户");
  }

  private boolean isComplete(int size) {
    return fx(() ->
        feed.answerProperty().get().complete()
            && feed.answerProperty().get().rows().size() == size);
  }

  private String name(int index) {
    return fx(() -> {
      PagedRows<Row> rows = feed.answerProperty().get().rows();
      return rows.row(index).map(row -> row.text(Fields.NAME)).orElse("");
    });
  }

  private static Row lead(int number, String name) {
    return Profiles.row(
        RecordType.LEAD,
        SampleBook.id("lead", 1_000 + number),
        Fields.NAME,
        name,
        "status",
        "working",
        "employees",
        1_000L + number,
        Fields.OWNER,
        SampleBook.LIN);
  }
}
