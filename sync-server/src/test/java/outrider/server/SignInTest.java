package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

class SignInTest extends ServerTest {
  @Test
  void aWrongPasswordAndAnUnknownNameAreTheSameAnswer() {
    Laptop laptop = server.laptop();

    Laptop.Answer wrong = laptop.post("/v1/sign-in", laptop.request("ed", "guess"));
    Laptop.Answer nobody = laptop.post("/v1/sign-in", laptop.request("nobody", "guess"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.problem()).isEqualTo("wrong-password");
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.problem()).isEqualTo("wrong-password");
    assertThat(nobody.json().path("detail")).isEqualTo(wrong.json().path("detail"));
  }

  @Test
  void guessingIsSlowedDownForOneNameAndNotForTheOthers() {
    Laptop laptop = server.laptop();
    Laptop.Answer last = laptop.post("/v1/sign-in", laptop.request("ed", "guess"));
    for (int i = 0; i < 20 && last.status() == 401; i++) {
      last = laptop.post("/v1/sign-in", laptop.request("ed", "guess " + i));
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(last.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(last.json().path("retryAfterSeconds").asLong()).isPositive();
    assertThat(server.laptop("eve").session().user()).isNotEmpty();
  }

  @Test
  void aSessionEndsWhenNobodyUsesItForAMonth() {
    Laptop ed = server.laptop("ed");
    server.clock.advance(Duration.ofDays(20));
    ed.pull();
    server.clock.advance(Duration.ofDays(20));
    ed.pull();
    server.clock.advance(Duration.ofDays(31));

    Laptop.Answer late = ed.tryPull(0);

    assertThat(late.status()).isEqualTo(401);
    assertThat(late.problem()).isEqualTo("session-expired");
  }

  @Test
  void aTokenIsTradedAndTheOldOneWorksUntilTheNewOneIsUsed() throws Exception {
    Laptop ed = server.laptop("ed");
    server.clock.advance(Duration.ofDays(2));
    assertThat(ed.tryPull(0).response().headers().firstValue("Outrider-Session")).hasValue("renew");

    String traded = ed.post("/v1/session", Map.of()).json().path("token").asText();
    assertThat(ed.tryPull(0).status()).isEqualTo(200);
    assertThat(status(ed, traded)).isEqualTo(200);
    awaitEnd(ed);

    assertThat(status(ed, traded)).isEqualTo(200);
  }

  /// The old token is forgotten a moment after the new one was used.
  private void awaitEnd(Laptop laptop) throws Exception {
    Eventually.holds(() -> {
      server.clock.advance(Duration.ofSeconds(3));
      return laptop.tryPull(0).status() != 200;
    });
    assertThat(laptop.tryPull(0).problem()).isEqualTo("session-expired");
  }

  private static int status(Laptop laptop, String token) {
    Laptop other =
        new Laptop(Integer.parseInt(laptop.base.substring(laptop.base.lastIndexOf(':') + 1)));
    return other
        .post(
            "/v1/pull",
            bytes(
                Map.of(
                    "protocol",
                    1,
                    "device",
                    laptop.device,
                    "incarnation",
                    laptop.session().incarnation(),
                    "epoch",
                    laptop.epoch,
                    "cursors",
                    Map.of(),
                    "waitMillis",
                    0)),
            Map.of("Authorization", "Bearer " + token))
        .status();
  }

  private static byte[] bytes(Object value) {
    return Laptop.JSON.valueToTree(value).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRevokedDeviceIsToldSoAndItsOwnerMayUseAnother() {
    Laptop stolen = server.laptop("ed");
    stolen.pull();

    server.administer(administration -> administration.revokeDevice(stolen.device));
    server.clock.advance(Duration.ofSeconds(5));

    assertThat(stolen.tryPull(0).status()).isEqualTo(401);
    assertThat(stolen.tryPull(0).problem()).isEqualTo("device-revoked");
    Laptop.Answer again = stolen.post("/v1/sign-in", stolen.request("ed", TestServer.PASSWORD));
    assertThat(again.problem()).isEqualTo("device-revoked");
    assertThat(server.laptop("ed").pull()).isNotEmpty();
  }

  @Test
  void somebodyWhoLeftMayNeitherSignInNorGoOn() {
    Laptop ed = server.laptop("ed");
    Laptop admin = server.laptop("admin");
    admin.push(
        new Command.EditFields(
            RecordType.USER, ed.session().user(), List.of(new FieldEdit("inactive", null, true))));

    assertThat(ed.tryPull(0).status()).isEqualTo(401);
    assertThat(ed.tryPull(0).problem()).isEqualTo("user-inactive");
    Laptop.Answer again = ed.post("/v1/sign-in", ed.request("ed", TestServer.PASSWORD));
    assertThat(again.problem()).isEqualTo("user-inactive");
  }

  @Test
  void aNewPasswordEndsTheOldSessions() {
    Laptop ed = server.laptop("ed");
    server.administer(administration -> administration.resetPassword("ed", "another long one"));
    server.clock.advance(Duration.ofSeconds(5));

    assertThat(ed.tryPull(0).problem()).isEqualTo("session-expired");
    assertThat(server.laptop().signIn("ed", "another long one").session().role()).isEqualTo("rep");
  }

  @Test
  void aDeviceKeepsItsLifeFromOneSignInToTheNext() {
    Laptop ed = server.laptop("ed");
    long life = ed.session().incarnation();

    ed.signIn("ed", TestServer.PASSWORD);

    assertThat(ed.session().incarnation()).isEqualTo(life);
  }

  @Test
  void aDeviceOfSomebodyElseIsNotTakenOver() {
    Laptop ed = server.laptop("ed");

    Laptop.Answer answer = ed.post("/v1/sign-in", ed.request("eve", TestServer.PASSWORD));

    assertThat(answer.status()).isEqualTo(409);
  }

  @Test
  void aClientOfAnotherAgeIsToldToUpdate() {
    Laptop laptop = server.laptop();
    JsonNode request = Laptop.JSON.valueToTree(laptop.request("ed", TestServer.PASSWORD));
    ((ObjectNode) request).put("protocol", 0);

    Laptop.Answer answer = laptop.post("/v1/sign-in", request);

    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.problem()).isEqualTo("update-needed");
  }
}
