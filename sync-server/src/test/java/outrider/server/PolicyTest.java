package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.server.ops.Limits;

/// What a company decides, and how its laptops hear of it.
class PolicyTest {
  @TempDir private Path folder;

  @Test
  void aLaptopHearsAtSignInAndWithEveryPullHowLongItMayGoWithoutHq() {
    try (TestServer server = new TestServer(folder)) {
      Laptop ed = server.laptop("ed");
      ed.pull();
      assertThat(ed.session().offlineMaxMillis()).isEqualTo(Duration.ofDays(30).toMillis());
      assertThat(ed.head().offlineMaxMillis()).isEqualTo(Duration.ofDays(30).toMillis());

      assertThat(run("policy", "set", "offline-days", "14")).isZero();
      server.clock.advance(Limits.POLICY_REMEMBERED);
      ed.pull();

      assertThat(ed.head().offlineMaxMillis()).isEqualTo(Duration.ofDays(14).toMillis());
      assertThat(server.laptop("eve").session().offlineMaxMillis())
          .isEqualTo(Duration.ofDays(14).toMillis());
      assertThat(run("policy", "list")).isZero();
    }
  }

  @Test
  void noEndIsSaidAsWell() {
    try (TestServer server = new TestServer(folder)) {
      assertThat(run("policy", "set", "offline-days", "0")).isZero();
      assertThat(server.laptop("ed").session().offlineMaxMillis()).isZero();
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    try (TestServer server = new TestServer(folder)) {
      assertThat(run("policy", "set", "offline-days", "-1")).isNotZero();
      assertThat(run("policy", "set", "offline-days", "100000")).isEqualTo(1);
      assertThat(run("policy", "set", "lunch-days", "1")).isEqualTo(1);
      assertThat(server.laptop("ed").session().offlineMaxMillis())
          .isEqualTo(Duration.ofDays(30).toMillis());
    }
  }

  @Test
  void oneCompanyDecidesForItselfOnly() {
    try (TestServer server = new TestServer(folder)) {
      assertThat(run("--tenant", "other", "policy", "set", "offline-days", "3")).isZero();
      assertThat(server.laptop("ed").session().offlineMaxMillis())
          .isEqualTo(Duration.ofDays(30).toMillis());
    }
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new), System.err);
  }
}
