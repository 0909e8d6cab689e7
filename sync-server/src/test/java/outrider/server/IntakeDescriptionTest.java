package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.record.RecordType;
import outrider.server.ops.Limits;

/// The description that is served tells what the handlers do, no less and no more.
class IntakeDescriptionTest {
  @TempDir private static Path folder;
  private static TestServer server;
  private static Outside site;
  private static JsonNode description;

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    site = Outside.of(server, Map.of("honeypot", "fax"));
    description = server.laptop().get("/intake/openapi.json").json();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPathAndMethodIsThereAndNoOther() {
    assertThat(description.path("openapi").asText()).startsWith("3.1");
    Set<String> described = new TreeSet<>();
    description
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(member -> {
                  if (!member.getKey().equals("parameters")) {
                    described.add(
                        member.getKey().toUpperCase(Locale.ROOT)
                            + ' '
                            + path.getKey().replace("{form}", "*"));
                  }
                }));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            server.endpoints().stream().filter(it -> it.contains(" /intake/")).toList());
  }

  /// Each answer that a sender can bring about by itself is brought about; of those of a server
  /// that is in trouble it is enough that they are described.
  @Test
  void everyStatusAndKindOfAnswerIsThereAndNoOther() {
    List<String> met = new ArrayList<>();
    Map<String, String> browser = Map.of("Accept", "text/html");
    Map<String, String> program = Map.of("Accept", "*/*");
    Map<String, String> ed = Map.of("name", "Ed");
    Outside onward =
        site.withForm(Outside.form(server, Map.of("redirect", "https://example.com/")));

    met.add(met("get", site.looks(Map.of())));
    met.add(met("get", site.withForm(TestServer.id()).looks(Map.of())));
    met.add(met("post", site.sends(ed)));
    met.add(met("post", site.fillsIn(ed, program)));
    met.add(met("post", site.fillsIn(ed, browser)));
    met.add(met("post", onward.fillsIn(ed, browser)));
    met.add(met("post", site.sends("{", Map.of())));
    met.add(met("post", site.withKey("wrong").sends(ed)));
    met.add(met("post", site.withKey(otherKey()).sends(ed)));
    met.add(met("post", site.withForm(TestServer.id()).sends(ed)));
    met.add(met("post", site.sends("\"" + "x".repeat(70_000) + "\"", Map.of())));
    met.add(met("post", site.sends("x", Map.of("Content-Type", "text/plain"))));
    met.add(met("post", site.sends(Map.of())));
    met.add(met("post", site.fillsIn(Map.of(), browser)));
    Map<String, String> robot = Map.of("name", "Robot", "fax", "1");
    for (int sent = 0; sent < 2 * Limits.INTAKE_PER_SOURCE; sent++) {
      Laptop.Answer answer = site.sends(robot);
      if (answer.status() == 429) {
        met.add(met("post", answer));
        break;
      }
    }
    for (int sent = 0; sent < 2 * Limits.INTAKE_PER_SOURCE; sent++) {
      Laptop.Answer answer = site.fillsIn(robot, browser);
      if (answer.status() == 429) {
        met.add(met("post", answer));
        break;
      }
    }

    Set<String> described = new TreeSet<>();
    for (String method : List.of("get", "post")) {
      operation(method)
          .path("responses")
          .properties()
          .forEach(response -> {
            Set<String> kinds = new TreeSet<>();
            response.getValue().path("content").fieldNames().forEachRemaining(kinds::add);
            if (kinds.isEmpty()) {
              kinds.add("");
            }
            kinds.forEach(kind -> described.add(method + ' ' + response.getKey() + ' ' + kind));
          });
    }
    assertThat(described).containsAll(met);
    described.removeAll(met);
    assertThat(described)
        .as("described and not met")
        .containsExactlyInAnyOrder(
            "post 408 application/problem+json",
            "post 503 application/problem+json",
            "post 503 text/html",
            "post 507 application/problem+json",
            "post 507 text/html");
  }

  @Test
  void whatMayBeSentIsWhatIsRead() {
    Set<String> kinds = new TreeSet<>();
    operation("post").path("requestBody").path("content").fieldNames().forEachRemaining(kinds::add);
    assertThat(kinds).containsExactly("application/json", "application/x-www-form-urlencoded");
    JsonNode schemas = description.path("components").path("schemas");
    assertThat(schemas.path("Submission").path("maxProperties").asInt())
        .isEqualTo(Limits.INTAKE_FIELDS);
    JsonNode receipt = site.sends(Map.of("name", "Ed")).json();
    Set<String> members = new TreeSet<>();
    receipt.fieldNames().forEachRemaining(members::add);
    Set<String> described = new TreeSet<>();
    schemas.path("Receipt").path("properties").fieldNames().forEachRemaining(described::add);
    assertThat(members).isEqualTo(described);
  }

  /// Every field that a page may show has a name on it, in both languages.
  @Test
  void aPageHasWordsForEveryField() {
    List<String> mapping =
        FieldRegistry.builtIn().fields(RecordType.LEAD).stream()
            .map(field -> field.name())
            .filter(name -> Form.mayFill(FieldRegistry.builtIn(), name))
            .map(name -> name + "=" + name)
            .toList();
    assertThat(mapping).hasSizeGreaterThan(10);
    Outside everything =
        site.withForm(Outside.form(server, Map.of("name", "All", "mapping", mapping)));
    for (String language : List.of("zh", "en")) {
      assertThat(everything.looks(Map.of("Accept-Language", language)).text())
          .contains("<html lang=\"" + language + "\">")
          .doesNotContain(">field.")
          .doesNotContain(">send<", ">needed");
    }
  }

  private static String otherKey() {
    return Outside.key(TestStore.settings(folder), "another source");
  }

  private static JsonNode operation(String method) {
    return description.path("paths").path("/intake/{form}").path(method);
  }

  private static String met(String method, Laptop.Answer answer) {
    String kind =
        Objects.requireNonNull(
            answer.response().headers().firstValue("Content-Type").orElse("").split(";")[0]);
    return method + ' ' + answer.status() + ' ' + kind;
  }
}
