package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.profile.OpenBook;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.store.OutboxStore;
import outrider.office.Certificates;
import outrider.office.HeadOffice;
import outrider.office.Laptop;
import outrider.server.tls.TlsIdentity;

/// A laptop and HQ with nothing but a certificate between them.
final class TrustTest {

  @TempDir Path folder;

  @Test
  void aServerNobodyVouchesForIsTrustedByWhoeverComparedItsFingerprint() throws Exception {
    try (var office =
        new HeadOffice(folder.resolve("hq"), Certificates.selfSigned(folder.resolve("hq.p12")))) {
      var desk = Laptop.desk(folder.resolve("rep"));

      var first = desk.signIn(office.address(), "lin", HeadOffice.PASSWORD);

      assertThat(first).isEqualTo(new SignInResult.Unproven(office.fingerprint()));
      assertThat(folder.resolve("rep")).as("nothing is kept of a stranger").doesNotExist();

      try (var book = accepted(desk, office, office.fingerprint())) {
        assertThat(book.profile().certificate()).isEqualTo(office.fingerprint());
      }
      try (var rep = Laptop.open(folder.resolve("rep"), office.address(), "lin")) {
        rep.newLead("张三");
        rep.drained();
        rep.synced();
      }
    }
  }

  private static OpenBook accepted(SignInDesk desk, HeadOffice office, String fingerprint) {
    var result = desk.signIn(office.address(), "lin", HeadOffice.PASSWORD, null, fingerprint);
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  @Test
  void aChangedCertificateIsRefusedUntilAPersonComparesAgain() throws Exception {
    try (var office =
        new HeadOffice(folder.resolve("hq"), Certificates.selfSigned(folder.resolve("old.p12")))) {
      var desk = Laptop.desk(folder.resolve("rep"));
      var book = accepted(desk, office, office.fingerprint());
      var known = office.fingerprint();
      book.close();
      try (var rep = Laptop.open(folder.resolve("rep"), office.address(), "lin")) {
        rep.synced();

        office.stop();
        office.proveBy(Certificates.selfSigned(folder.resolve("new.p12")));
        office.startAgain();
        rep.newLead("李四");

        rep.await("the stranger", () -> rep.book().stranger().isPresent());
        assertThat(rep.book().stranger()).hasValue(office.fingerprint());
        assertThat(office.fingerprint()).isNotEqualTo(known);
        assertThat(rep.waiting()).as("nothing is sent to a stranger").isEqualTo(1);

        rep.book().trust(office.fingerprint());
        rep.drained();

        assertThat(rep.book().stranger()).isEmpty();
        rep.restart();
        rep.newLead("王五");
        rep.drained();
      }
    }
  }

  /// The company has an authority of its own, and IT has put its certificate beside the settings.
  @Test
  void aServerThatTheCompanysAuthorityVouchesForIsNotAskedAbout() throws Exception {
    var store = Certificates.selfSigned(folder.resolve("hq.p12"));
    var pem = Certificates.asPem(store, folder.resolve("hq.pem"), folder.resolve("hq.key"));
    try (var office = new HeadOffice(folder.resolve("hq"), pem)) {
      var desk = Laptop.desk(folder.resolve("rep"), Optional.of(pem.certificate()));

      var result = desk.signIn(office.address(), "lin", HeadOffice.PASSWORD);

      assertThat(result).isInstanceOf(SignInResult.Opened.class);
      try (var book = ((SignInResult.Opened) result).book()) {
        assertThat(book.profile().certificate()).isNull();
        assertThat(book.database().readNow(OutboxStore::count)).isZero();
      }
    }
  }

  /// Certificates are renewed every few weeks; the server does not stop for it.
  @Test
  void aRenewedCertificateIsTakenFromItsFiles() throws Exception {
    var certificate = folder.resolve("hq.pem");
    var key = folder.resolve("hq.key");
    var pem =
        Certificates.asPem(Certificates.selfSigned(folder.resolve("1.p12")), certificate, key);
    var identity = new TlsIdentity(pem, InstantSource.system());
    var before = identity.fingerprint();

    Files.writeString(certificate, "half a file");
    identity.look();
    assertThat(identity.fingerprint()).as("what cannot be read is not used").isEqualTo(before);

    Certificates.asPem(Certificates.selfSigned(folder.resolve("2.p12")), certificate, key);
    identity.look();

    assertThat(identity.fingerprint()).isNotEqualTo(before);
  }
}
