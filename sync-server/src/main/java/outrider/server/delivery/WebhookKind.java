package outrider.server.delivery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.server.codec.Json;
import outrider.server.store.DeliveryStore.Delivery;

/// What a webhook wants to be told in: the robots of the chats that companies here use, and plain
/// JSON for any other system.
public enum WebhookKind {
  /// 企业微信: a message robot of a group.
  WECOM {
    @Override
    Map<String, Object> body(Delivery delivery) {
      return text("msgtype", "content", delivery);
    }
  },
  /// 钉钉: a custom robot of a group; its keyword is in every message.
  DINGTALK {
    @Override
    Map<String, Object> body(Delivery delivery) {
      return text("msgtype", "content", delivery);
    }
  },
  /// 飞书: a custom bot of a group.
  FEISHU {
    @Override
    Map<String, Object> body(Delivery delivery) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("msg_type", "text");
      body.put("content", Map.of("text", words(delivery)));
      return body;
    }
  },
  JSON {
    @Override
    Map<String, Object> body(Delivery delivery) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("id", delivery.id());
      body.put("kind", "escalation");
      body.put("madeAt", delivery.madeAt());
      body.put("subject", delivery.subject());
      body.put("text", delivery.words());
      return body;
    }
  };

  /// What robots say that took a message, or did not, with a status of 200 in any case.
  private static final List<String> CODES = List.of("errcode", "code");

  abstract Map<String, Object> body(Delivery delivery);

  /// The word on the command line and in the database.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<WebhookKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  private static Map<String, Object> text(String kind, String content, Delivery delivery) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(kind, "text");
    body.put("text", Map.of(content, words(delivery)));
    return body;
  }

  private static String words(Delivery delivery) {
    return delivery.subject() + "\n" + delivery.words();
  }

  /// The code of an answer that says no; empty where it says yes, or nothing that is known.
  static Optional<String> refusal(String answer) {
    Map<?, ?> said;
    try {
      said = Json.readOwn(answer, Map.class);
    } catch (RuntimeException noJson) {
      return Optional.empty();
    }
    return CODES.stream()
        .filter(code -> said.get(code) instanceof Number number && number.longValue() != 0)
        .map(code -> code + " " + said.get(code))
        .findFirst();
  }
}
