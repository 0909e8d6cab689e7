package outrider.server.telephony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.codec.Json;
import outrider.server.codec.JsonPlaces;
import outrider.server.delivery.WebPost;
import outrider.server.intake.PhoneNumbers;
import outrider.server.ops.Limits;

/// Asks a telephone system to call somebody: first the one who asks, then the customer.
final class ClickToCall {
  private final TelephoneLine line;

  ClickToCall(TelephoneLine line) {
    this.line = line;
  }

  /// @param systemCall what it calls the call; null where it does not say
  /// @param refusal why not, in its words, or ours where it did not answer; null where it does
  record Answer(@Nullable String systemCall, @Nullable String refusal) {}

  Answer ask(SystemSettings settings, Call call, String agent) {
    Template.Click click = settings.template().call();
    Placeholders values = new Placeholders(values(settings, call, agent));
    Map<String, String> headers = new LinkedHashMap<>();
    Optional.ofNullable(click.headers())
        .orElse(Map.of())
        .forEach((name, value) -> headers.put(name, values.in(value)));
    byte[] body;
    if (click.form() != null) {
      headers.put("Content-Type", "application/x-www-form-urlencoded");
      body = values.inForm(click.form()).getBytes(StandardCharsets.UTF_8);
    } else {
      headers.put("Content-Type", "application/json; charset=utf-8");
      body = Json.bytes(values.inJson(Objects.requireNonNullElse(click.json(), Map.of())));
    }
    try {
      return answer(click, line.post(values.inAddress(click.url()), headers, body));
    } catch (IOException | IllegalArgumentException failure) {
      // Its words may hold the address, and with it a secret.
      return new Answer(null, "It does not answer (" + failure.getClass().getSimpleName() + ").");
    }
  }

  private static Map<String, String> values(SystemSettings settings, Call call, String agent) {
    Map<String, String> values = new HashMap<>(settings.allValues());
    values.put("agent", agent);
    values.put(
        "customer", PhoneNumbers.normal(call.subject().number()).orElse(call.subject().number()));
    values.put("customer:national", PhoneNumbers.national(call.subject().number()));
    values.put("call", call.id());
    values.put("callback", settings.callback(call.system(), call.id()));
    values.put("secret", settings.secret());
    String account = values.getOrDefault("account", "") + ':' + settings.secret();
    values.put(
        "basic", Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    return values;
  }

  private static Answer answer(Template.Click click, WebPost.Answer answer) {
    JsonPlaces said = read(answer.body());
    boolean good =
        answer.isGood()
            && (click.okAt() == null
                || said.text(click.okAt())
                    .filter(Objects.requireNonNullElse(click.ok(), List.of())::contains)
                    .isPresent());
    if (!good) {
      String why =
          Optional.ofNullable(click.messageAt())
              .flatMap(said::text)
              .orElse("It answered " + answer.status() + ".");
      return new Answer(null, why.substring(0, Math.min(why.length(), Limits.TELEPHONY_WORDS)));
    }
    return new Answer(
        Optional.ofNullable(click.callAt())
            .flatMap(said::text)
            .filter(id -> id.length() <= Limits.TELEPHONY_ID_CHARS)
            .orElse(null),
        null);
  }

  private static JsonPlaces read(String body) {
    try {
      return new JsonPlaces(Json.readOwn(body, Object.class));
    } catch (RuntimeException noJson) {
      return new JsonPlaces(null);
    }
  }
}
