package outrider.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Requests that are wrong in every way that came to mind, drawn from a seed: each starts as what a
/// good client sends and is spoilt in its JSON, its bytes, its packing, its head or its manners.
final class Strangeness {
  private static final List<String> METHODS =
      List.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");

  /// Values that have broken programs before.
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "99",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e999",
          "-0.0",
          "1.5",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"../../etc/passwd\"",
          "\"' OR 1=1 --\"",
          "\"%00\"",
          "[]",
          "{}",
          "[[]]",
          "{\"\":null}",
          "\"\\u202e\"",
          "\"1\"",
          "[null]",
          "{\"a\":{\"b\":[1,2,{}]}}",
          "\"DATA\"",
          "\"lead\"",
          "\"LEAD\"",
          "\"config\"",
          "\"user/\"");

  private final Random random;
  private final Map<String, JsonNode> bodies;
  private final String token;

  Strangeness(long seed, Map<String, JsonNode> bodies) {
    this.random = new Random(seed);
    this.bodies = bodies;
    this.token = Objects.requireNonNull(bodies.get("token")).asText();
  }

  RawCall next(List<String> endpoints) {
    String form = Objects.requireNonNull(bodies.get("form")).asText();
    String anyName = pick("ab".repeat(32), "x", "..", "%2e%2e", "", "*", form, form, form);
    String[] endpoint =
        endpoints.get(random.nextInt(endpoints.size())).replace("*", anyName).split(" ");
    String method = chance(20) ? METHODS.get(random.nextInt(METHODS.size())) : endpoint[0];
    String path = chance(20) ? spoiltPath(endpoint[1]) : endpoint[1];
    if (method.equals("DELETE") && path.startsWith("/v1/session")) {
      // It would end the session that the others are fuzzing with.
      method = "GET";
    }
    boolean sends = method.equals("POST") || method.equals("PATCH");
    byte[] body = sends || chance(10) ? body(endpoint[1]) : new byte[0];
    boolean packed = chance(4);
    if (packed) {
      body = packed(body);
    }
    RawCall call = RawCall.of(method, path, body);
    if (packed != chance(30)) {
      call = call.with("Content-Encoding: " + pick("gzip", "gzip", "GZIP", "br", "gzip, gzip", ""));
    }
    if (method.equals("PATCH") || chance(30)) {
      call = call.with("Upload-Offset: " + pick("0", "-1", "9", "x", "99999999999999999999"));
      call = call.with("Upload-Length: " + pick("0", "" + body.length, "x", "999999999999"));
    }
    if (endpoint[1].startsWith("/intake/")) {
      call = ofAForm(call);
    }
    if (chance(10)) {
      call = call.with("Range: bytes=" + pick("0-", "-1", "9-3", "0-99999999999999999", "a-b"));
    }
    return manners(authorized(call), body.length);
  }

  /// What a website or another system says before what it hands in.
  private RawCall ofAForm(RawCall call) {
    String key = Objects.requireNonNull(bodies.get("key")).asText();
    return call.with(
            "Content-Type: "
                + pick(
                    "application/json",
                    "application/json; charset=utf-8",
                    "application/x-www-form-urlencoded",
                    "text/plain",
                    ""))
        .with("X-Api-Key: " + pick(key, key, key, key + "x", "", ".", "\u00ff"))
        .with("Accept: " + pick("text/html", "*/*", ""))
        .with("Accept-Language: " + pick("zh", "en;q=x", "*", "-", "a-".repeat(500)))
        .with("Idempotency-Key: " + pick("1", "2", "", "\u00ff", "x".repeat(201)));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private String spoiltPath(String path) {
    return pick(
        path + "/",
        path + "?x=" + "y".repeat(random.nextInt(3_000)),
        path.replace('/', '\\'),
        path + "%00",
        path + "/../push",
        "/%2e%2e" + path,
        "//" + path,
        path.toUpperCase(java.util.Locale.ROOT),
        "*",
        "/" + "a/".repeat(random.nextInt(2_000)),
        path + "#x",
        path + ";a=b");
  }

  private RawCall authorized(RawCall call) {
    return switch (random.nextInt(12)) {
      case 0 -> call;
      case 1 -> call.with("Authorization: Bearer " + "x".repeat(random.nextInt(8_000)));
      case 2 -> call.with("Authorization: Basic " + token);
      case 3 -> call.with("Authorization: Bearer");
      case 4 -> call.with("Authorization: Bearer " + token + "\u00ff\u0001");
      default -> call.with("Authorization: Bearer " + token);
    };
  }

  /// How the bytes are announced and sent.
  private RawCall manners(RawCall call, int length) {
    return switch (random.nextInt(24)) {
      case 0 -> call.with("Content-Length: " + (length + 1 + random.nextInt(5_000))).cutShort();
      case 1 -> call.with("Content-Length: -1").cutShort();
      case 2 -> call.with("Content-Length: 99999999999999999999").cutShort();
      case 3 -> call.with("Content-Length: " + length).with("Content-Length: 3").cutShort();
      case 4 -> call.with("Transfer-Encoding: chunked").cutShort();
      case 5 -> chunked(call, random.nextInt(3) > 0);
      case 6 -> call.with("Transfer-Encoding: smoke").cutShort();
      case 7 -> call.with("X-Long: " + "x".repeat(random.nextInt(20_000))).cutShort();
      case 8 -> call.with("no colon in this line").cutShort();
      case 9 -> call.with("X-Request-Id: " + "id ".repeat(random.nextInt(40))).cutShort();
      case 10 -> call.with("Expect: 100-continue").with("Content-Length: " + length).cutShort();
      case 11 ->
          call.with("Upgrade: websocket")
              .with("Connection: Upgrade")
              .with("Sec-WebSocket-Version: " + pick("13", "12", "x", ""))
              .with("Sec-WebSocket-Key: " + pick("dGhlIHNhbXBsZSBub25jZQ==", "", "@"))
              .cutShort();
      case 12 -> call.with("Content-Length: " + (3L << 20)).cutShort();
      default -> call.with("Content-Length: " + length);
    };
  }

  private RawCall chunked(RawCall call, boolean whole) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] body = call.body();
    for (int at = 0; at < body.length; ) {
      int size = Math.min(body.length - at, 1 + random.nextInt(2_000));
      byte[] head = (Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      bytes.writeBytes(head);
      bytes.write(body, at, size);
      bytes.writeBytes(new byte[] {'\r', '\n'});
      at += size;
    }
    bytes.writeBytes((whole ? "0\r\n\r\n" : "zz\r\n").getBytes(StandardCharsets.US_ASCII));
    return new RawCall(call.head(), bytes.toByteArray(), true).with("Transfer-Encoding: chunked");
  }

  // Bodies.

  private byte[] body(String path) {
    JsonNode whole = bodies.getOrDefault(path, Laptop.JSON.createObjectNode());
    byte[] bytes =
        switch (random.nextInt(10)) {
          case 0 -> junk(random.nextInt(2_000));
          case 1 -> deep();
          case 2 -> huge(whole);
          case 3 -> "".getBytes(StandardCharsets.UTF_8);
          default -> spoiltTree(whole.deepCopy());
        };
    return chance(3) ? spoiltBytes(bytes) : bytes;
  }

  private byte[] junk(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] deep() {
    String open = pick("[", "{\"a\":", "[{\"envelopes\":", "{\"envelopes\":[");
    return (pick("", "{\"protocol\":1,\"envelopes\":")
            + open.repeat(1 + random.nextInt(50_000 / open.length())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] huge(JsonNode whole) {
    String text = whole.toString();
    String filling = pick("9", "华", " ", "a").repeat(1 << (10 + random.nextInt(11)));
    return text.replaceFirst("1", java.util.regex.Matcher.quoteReplacement(filling))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Some places of the tree get a value of another kind, lose theirs, or get it twice.
  private byte[] spoiltTree(JsonNode whole) {
    List<Runnable> spots = new ArrayList<>();
    gather(whole, spots);
    for (int i = random.nextInt(4); i > 0 && !spots.isEmpty(); i--) {
      spots.get(random.nextInt(spots.size())).run();
    }
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void gather(JsonNode node, List<Runnable> spots) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        spots.add(() -> object.putRawValue(field.getKey(), value()));
        spots.add(() -> object.remove(field.getKey()));
        spots.add(() -> object.set(pick("x", "", "id", "\u0000", "n"), field.getValue()));
        gather(field.getValue(), spots);
      }
    } else if (node instanceof ArrayNode array) {
      spots.add(() -> array.addRawValue(value()));
      spots.add(() -> {
        if (!array.isEmpty()) {
          JsonNode first = array.get(0);
          for (int i = random.nextInt(1_200); i > 0; i--) {
            array.add(first);
          }
        }
      });
      array.forEach(element -> gather(element, spots));
    }
  }

  private RawValue value() {
    return new RawValue(VALUES.get(random.nextInt(VALUES.size())));
  }

  private byte[] spoiltBytes(byte[] bytes) {
    byte[] spoilt = bytes.clone();
    switch (random.nextInt(5)) {
      case 0 -> spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1));
      case 1 -> spoilt = Arrays.copyOf(spoilt, spoilt.length + random.nextInt(50));
      case 2 ->
          spoilt =
              ("\ufeff" + new String(spoilt, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_16);
      default -> {
        for (int i = random.nextInt(8); i > 0 && spoilt.length > 0; i--) {
          spoilt[random.nextInt(spoilt.length)] =
              (byte) pick("\u00c0", "\u00ff", "\u0080", "{", "\"").charAt(0);
        }
      }
    }
    return spoilt;
  }

  private byte[] packed(byte[] body) {
    byte[] content = chance(40) ? new byte[20 << 20] : body;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    byte[] packed = bytes.toByteArray();
    return chance(4) ? spoiltBytes(packed) : packed;
  }
}
