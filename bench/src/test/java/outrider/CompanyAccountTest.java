package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.profile.CompanyArrival.Standing;
import outrider.app.profile.CompanyDesk;
import outrider.app.profile.CompanyErrand;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.profile.SignInResult.Why;
import outrider.app.store.OutboxStore;
import outrider.app.sync.LoopbackRedirect;
import outrider.app.sync.SyncPhase;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.office.CompanyIssuer;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// People sign in with what their company has: laptop, browser, issuer and HQ, each by real HTTP.
final class CompanyAccountTest {
  private static final String PASSPHRASE = "窗外有一棵大榕树真好看";
  private static final LoopbackRedirect.Pages PAGES = new LoopbackRedirect.Pages("done", "failed");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  @TempDir Path folder;

  private CompanyIssuer issuer;
  private HeadOffice office;
  private final AtomicReference<String> page = new AtomicReference<>("");

  @BeforeEach
  void start() throws IOException {
    issuer = new CompanyIssuer();
    office = new HeadOffice(folder.resolve("hq"));
    office.takeAccountsOf(issuer.settings());
  }

  @AfterEach
  void stop() {
    office.close();
    issuer.close();
  }

  /// A browser that goes where it is sent, and keeps the last page that it was shown.
  private void browse(String address) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            page.set(
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(address)).build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body());
          } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
          }
        });
  }

  private SignInDesk desk() {
    return Laptop.desk(folder.resolve("laptop"));
  }

  private CompanyDesk company() {
    return desk().company(this::browse);
  }

  private static CompanyErrand errand() {
    return new CompanyErrand(PAGES, address -> {});
  }

  private SignInResult visit(String who) {
    issuer.isVisitedBy(who);
    return company().signIn(office.address(), "", null, errand());
  }

  private SignInResult.Recognised recognised(String who, Standing standing) {
    var result = visit(who);
    assertThat(result).isInstanceOf(SignInResult.Recognised.class);
    var recognised = (SignInResult.Recognised) result;
    assertThat(recognised.arrival().standing()).isEqualTo(standing);
    assertThat(recognised.arrival().login()).isEqualTo(who);
    return recognised;
  }

  private static OpenBook opened(SignInResult result) {
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  private OpenBook firstTime(String who) {
    return opened(company().open(recognised(who, Standing.NEW).arrival(), PASSPHRASE));
  }

  private SignInResult offline(String passphrase) {
    return desk().signIn(office.address(), "lin", passphrase);
  }

  private static void newLead(OpenBook book, String name) {
    assertThat(
            book.commands()
                .submit(
                    new Command.CreateRecord(
                        RecordType.LEAD,
                        book.commands().newId(),
                        Map.of("name", name, "source", "官网", "importId", "test")))
                .join()
                .reasons())
        .isEmpty();
  }

  private static long waiting(OpenBook book) {
    return book.database().readNow(OutboxStore::count);
  }

  private static void drained(OpenBook book) {
    await("all has gone up", () -> waiting(book) == 0);
  }

  private static void await(String what, BooleanSupplier holds) {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Test
  void afterTheFirstTimeThePassphraseOpensTheBookWithoutAnyNetwork() {
    try (var book = firstTime("lin")) {
      assertThat(book.profile().user()).isEqualTo(office.id("lin"));
      newLead(book, "张三");
      drained(book);
    }
    await("the browser says so", () -> "done".equals(page.get()));
    issuer.close();
    office.stop();

    assertThat(offline("something else")).isEqualTo(new SignInResult.Refused(Why.WRONG_PASSPHRASE));
    try (var book = opened(offline(PASSPHRASE))) {
      newLead(book, "李四");
      assertThat(waiting(book)).isEqualTo(1);
    }
    office.startAgain();
    try (var book = opened(offline(PASSPHRASE))) {
      drained(book);
    }
  }

  @Test
  void aForgottenPassphraseCostsASignInAndNoWork() {
    firstTime("lin").close();
    office.stop();
    try (var book = opened(offline(PASSPHRASE))) {
      newLead(book, "写在断网时");
    }
    office.startAgain();

    var again = recognised("lin", Standing.KNOWN).arrival();
    try (var book = opened(company().open(again, "另外一句很好记的话啊啊"))) {
      drained(book);
    }

    assertThat(offline(PASSPHRASE)).isEqualTo(new SignInResult.Refused(Why.WRONG_PASSPHRASE));
    opened(offline("另外一句很好记的话啊啊")).close();
    opened(company().open(recognised("lin", Standing.KNOWN).arrival(), null)).close();
    opened(offline("另外一句很好记的话啊啊")).close();
  }

  @Test
  void aBookThatHadAPasswordIsOpenedByTheAccountOnceThatWasGiven() {
    try (var book = opened(desk().signIn(office.address(), "lin", HeadOffice.PASSWORD))) {
      office.stop();
      newLead(book, "还没有上传");
    }
    office.startAgain();

    var arrival = recognised("lin", Standing.LOCKED).arrival();
    assertThat(company().unlock(arrival, "a guess"))
        .isEqualTo(new SignInResult.Refused(Why.WRONG_PASSPHRASE));
    try (var book = opened(company().unlock(arrival, HeadOffice.PASSWORD))) {
      drained(book);
    }

    opened(company().open(recognised("lin", Standing.KNOWN).arrival(), null)).close();
  }

  @Test
  void twoColleaguesHaveABookEachOnOneLaptop() {
    firstTime("lin").close();
    firstTime("he").close();

    try (var book = opened(company().open(recognised("lin", Standing.KNOWN).arrival(), null))) {
      assertThat(book.profile().user()).isEqualTo(office.id("lin"));
    }
  }

  @Test
  void whoseSessionHasEndedSignsInAgainBehindTheOpenBook() {
    try (var book = firstTime("lin")) {
      office.stop();
      office.administer(hq -> hq.unlink("lin"));
      newLead(book, "会话过期时写的");
      office.startAgain();
      await("it is noticed", () -> book.sync().report().phase() == SyncPhase.SIGN_IN);

      issuer.isVisitedBy("he");
      assertThat(company().renew(book, errand())).hasValue(Why.ANOTHER_PERSON);
      assertThat(waiting(book)).isEqualTo(1);
      issuer.isVisitedBy("lin");
      assertThat(company().renew(book, errand())).isEmpty();

      drained(book);
    }
  }

  @Test
  void whatGoesWrongIsSaidAndPasswordsGoOn() {
    assertThat(visit("mallory")).isEqualTo(new SignInResult.Refused(Why.COMPANY_UNKNOWN));
    assertThat(visit("")).isEqualTo(new SignInResult.Refused(Why.COMPANY_REFUSED));
    await("the browser says so", () -> "failed".equals(page.get()));

    issuer.close();
    office.stop();
    office.startAgain();
    assertThat(visit("lin")).isEqualTo(new SignInResult.Refused(Why.COMPANY_UNREACHABLE));
    opened(desk().signIn(office.address(), "lin", HeadOffice.PASSWORD)).close();
  }

  @Test
  void aTripThatIsCancelledOrTakesTooLongIsOver() {
    var lost = desk().company(address -> {});
    var late = new CompanyErrand(PAGES, address -> {}, Duration.ofMillis(1));
    assertThat(lost.signIn(office.address(), "", null, late))
        .isEqualTo(new SignInResult.Refused(Why.COMPANY_TOO_LATE));

    var trip = new CompanyErrand[1];
    trip[0] = new CompanyErrand(PAGES, address -> trip[0].cancel());
    assertThat(lost.signIn(office.address(), "", null, trip[0]))
        .isEqualTo(new SignInResult.Refused(Why.CANCELLED));
  }

  @Test
  void aScreenIsToldWhatIsOffered() {
    assertThat(company().offer(office.address(), null))
        .isEqualTo(new CompanyDesk.Offer(true, true, ""));
    office.stop();
    assertThat(company().offer(office.address(), null)).isEqualTo(CompanyDesk.Offer.UNKNOWN);
    assertThat(company().offer("no address", null)).isEqualTo(CompanyDesk.Offer.UNKNOWN);
    assertThat(company().hasPassphrase(office.address(), "lin")).isFalse();
    office.startAgain();
  }
}
