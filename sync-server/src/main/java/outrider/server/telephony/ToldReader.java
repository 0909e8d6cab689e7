package outrider.server.telephony;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.server.codec.JsonPlaces;
import outrider.server.ops.Limits;

/// Reads what a telephone system tells, by its template. What is too long, or no time, or no
/// number, is as if it had not been said: the rest counts.
final class ToldReader {
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final long SECONDS_MAX = 10_000_000_000L;
  private static final long DURATION_MAX = 24 * 3_600;

  private final Template.Events places;
  private final long now;

  /// @param now when it came
  ToldReader(Template.Events places, long now) {
    this.places = places;
    this.now = now;
  }

  /// @param query of the address
  /// @param body as plain values
  Told read(Map<String, String> query, Object body) {
    JsonPlaces said = new JsonPlaces(Map.of("query", query, "body", body));
    boolean inbound =
        said.first(places.direction())
            .filter(Objects.requireNonNullElse(places.inbound(), List.of())::contains)
            .isPresent();
    String what =
        places.what().stream()
            .flatMap(place -> said.text(place).stream())
            .collect(Collectors.joining("/"));
    return new Told(
        id(said.first(places.call())),
        id(said.first(places.systemCall())),
        id(said.first(places.agent()).or(() -> said.first(inbound ? places.to() : places.from()))),
        id(
            said.first(places.customer())
                .or(() -> said.first(inbound ? places.from() : places.to()))),
        inbound,
        places.words().get(what),
        Objects.requireNonNullElse(time(said.first(places.at())), now),
        time(said.first(places.startedAt())),
        time(said.first(places.answeredAt())),
        time(said.first(places.endedAt())),
        seconds(said.first(places.durationSeconds())),
        said.first(places.how())
            .map(how ->
                Objects.requireNonNullElse(places.outcomes(), Map.<String, String>of()).get(how))
            .orElse(null),
        said.first(places.recording()).filter(ToldReader::isLink).orElse(null),
        transcript(said).orElse(null));
  }

  private static @Nullable String id(Optional<String> text) {
    return text.filter(id -> id.length() <= Limits.TELEPHONY_ID_CHARS).orElse(null);
  }

  /// What is opened in a browser one day: nothing else than a page.
  private static boolean isLink(String text) {
    return text.length() <= Limits.RECORDING_CHARS && text.matches("https?://[^\\s\"<>]+");
  }

  private static @Nullable Long seconds(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,6}"))
        .map(Long::valueOf)
        .filter(seconds -> seconds <= DURATION_MAX)
        .orElse(null);
  }

  /// Seconds or milliseconds since 1970, ISO 8601, as in e-mail, or plain in the system's zone.
  private @Nullable Long time(Optional<String> text) {
    return text.map(this::millis).map(at -> Math.min(at, now)).orElse(null);
  }

  private @Nullable Long millis(String text) {
    if (text.matches("\\d{1,15}")) {
      long number = Long.parseLong(text);
      return number == 0 ? null : (Long) (number < SECONDS_MAX ? number * 1_000 : number);
    }
    List<java.util.function.Function<String, Instant>> ways =
        List.of(
            it -> OffsetDateTime.parse(it).toInstant(),
            it -> OffsetDateTime.parse(it, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
            it -> LocalDateTime.parse(it, PLAIN).atZone(zone()).toInstant());
    for (java.util.function.Function<String, Instant> way : ways) {
      try {
        return way.apply(text).toEpochMilli();
      } catch (DateTimeException otherwise) {
        continue;
      }
    }
    return null;
  }

  private ZoneId zone() {
    return ZoneId.of(Objects.requireNonNullElse(places.zone(), "UTC"));
  }

  /// A text as it is, or a list of sentences as `who when what`, a line each.
  private Optional<String> transcript(JsonPlaces said) {
    return Objects.requireNonNullElse(places.transcript(), List.<String>of()).stream()
        .flatMap(place -> said.at(place).stream())
        .map(found -> found instanceof List<?> sentences ? lines(sentences) : found.toString())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), Limits.TRANSCRIPT_CHARS)))
        .findFirst();
  }

  private String lines(List<?> sentences) {
    List<String> lines = new ArrayList<>();
    for (Object each : sentences) {
      JsonPlaces sentence = new JsonPlaces(each);
      String words = member(sentence, places.sentence()).orElse("").replaceAll("\\s+", " ");
      if (!words.isEmpty()) {
        String who = member(sentence, places.speaker()).orElse("?");
        Map<String, String> names =
            Objects.requireNonNullElse(places.speakers(), Map.<String, String>of());
        lines.add(names.getOrDefault(who, who) + when(sentence) + ' ' + words);
      }
    }
    return String.join("\n", lines);
  }

  private String when(JsonPlaces sentence) {
    return member(sentence, places.offsetMillis())
        .filter(digits -> digits.matches("\\d{1,9}"))
        .map(digits -> Long.parseLong(digits) / 1_000)
        .map(seconds -> " %02d:%02d".formatted(seconds / 60, seconds % 60))
        .orElse("");
  }

  private static Optional<String> member(JsonPlaces sentence, @Nullable String name) {
    return name == null ? Optional.empty() : sentence.text('/' + name);
  }
}
