package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.profile.SignInResult;
import outrider.core.protocol.DeviceReport;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A laptop is lost, and the manager withdraws it.
final class WithdrawnDeviceTest {

  @TempDir Path folder;

  @Test
  void nothingOfTheBookStaysOnAWithdrawnLaptop() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var rep = Laptop.open(folder.resolve("rep"), office, "lin");
      rep.newLead("张三");
      rep.drained();
      var profile = rep.book().profile();
      var key = Files.readAllBytes(profile.folder().resolve("profile.json"));
      var letGo = new ArrayList<String>();
      var gone = new CountDownLatch(1);
      rep.book()
          .onWithdrawn(() -> {
            // The key goes first: at this moment only the file is left, and it opens for nobody.
            letGo.add("key there: " + Files.exists(profile.folder().resolve("profile.json")));
            letGo.add("file there: " + Files.exists(profile.database()));
            gone.countDown();
          });
      rep.await("its live channel", () -> device(manager, profile.device()).unsent() == 0);

      manager.book().fleet().revoke(profile.device(), false);

      assertThat(gone.await(20, TimeUnit.SECONDS)).as("turned away within seconds").isTrue();
      assertThat(letGo).containsExactly("key there: false", "file there: true");
      erased(profile.folder());
      assertThat(key).isNotEmpty();
      manager.await("the farewell", () -> device(manager, profile.device()).wipedAt() != null);
    }
  }

  @Test
  void whatItHadNotSentIsHandedInAndTakenOverByTheManager() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var rep = Laptop.open(folder.resolve("rep"), office, "lin");
      rep.newLead("张三");
      rep.drained();
      var profile = rep.book().profile();
      office.stop();
      var unsent = rep.newLead("展会认识的李四");
      rep.shut();
      office.startAgain();
      manager.book().sync().nudge();
      manager.book().fleet().revoke(profile.device(), true);

      rep.reopen();
      erased(profile.folder());

      assertThat(device(manager, profile.device()).handedIn()).isEqualTo(1);
      assertThat(manager.find(RecordType.LEAD, unsent)).isEmpty();
      var settled = manager.book().fleet().settle(profile.device(), true);
      assertThat(settled.applied()).isEqualTo(1);
      manager.await("the lead", () -> manager.find(RecordType.LEAD, unsent).isPresent());
    }
  }

  /// The password was changed at HQ and the laptop withdrawn: whoever tries it with the new one is
  /// known to HQ, and the book goes although it was never opened.
  @Test
  void aBookThatWasNotOpenGoesWhenSomebodySignsIn() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var rep = Laptop.open(folder.resolve("rep"), office, "lin");
      rep.newLead("张三");
      rep.drained();
      var profile = rep.book().profile();
      rep.shut();
      office.administer(hq -> {
        hq.resetPassword("lin", "another long one");
        hq.revokeDevice(profile.device());
      });

      var result =
          Laptop.desk(folder.resolve("rep")).signIn(office.address(), "lin", "another long one");

      assertThat(result).isEqualTo(new SignInResult.Refused(SignInResult.Why.DEVICE_REVOKED));
      assertThat(profile.folder()).doesNotExist();
    }
  }

  private static DeviceReport device(Laptop manager, String device) {
    return manager.book().fleet().look().devices().stream()
        .filter(report -> report.device().equals(device))
        .findFirst()
        .orElseThrow();
  }

  private static void erased(Path folder) throws IOException {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.exists(folder)) {
      assertThat(System.nanoTime()).as("erased within 30 s: " + left(folder)).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private static List<Path> left(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException erasedMeanwhile) {
      return List.of();
    }
  }
}
