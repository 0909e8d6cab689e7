package outrider.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.FieldRegistry;
import outrider.core.ratio.Ratio;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;

final class ReasonsTest {

  private static final Pattern GIVEN =
      Pattern.compile("(?:Reason\\.of|[rR]eason|itemReason)\\(\\s*\"([a-z][a-z.-]+)\"");

  private static final Pattern TOLD = Pattern.compile("\"((?:assign|intake)\\.[a-z-]+)\"");

  private static final Configuration SAMPLE = new Configuration(SampleBook.configuration());

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyReasonOfTheRulesHasWords(Language language) {
    var words = new Words(language);
    assertThat(idsInTheRules())
        .hasSizeGreaterThan(20)
        .allSatisfy(id -> assertThat(words.has("reason." + id)).as("words for " + id).isTrue());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyFieldAndOptionHasWords(Language language) {
    var words = new Words(language);
    var fields = words.fields();
    for (var type : RecordType.values()) {
      assertThat(fields.type(type)).as(type.wireName()).doesNotStartWith("type.");
      for (var field : FieldRegistry.builtIn().fields(type)) {
        var own = "field." + type.wireName() + "." + field.name();
        assertThat(words.has(own) || words.has("field." + field.name())).as(own).isTrue();
        for (var option : field.options()) {
          var speaksForItself = option.length() == 1;
          assertThat(speaksForItself || words.has(own + "." + option)).as(option).isTrue();
        }
      }
    }
  }

  @Test
  void anUnmetGateNamesItsItemAndStage() {
    var photos =
        Reason.of("gate.unmet", "item", SampleBook.PHOTOS_ITEM)
            .with("stage", SampleBook.STAGES.get(3))
            .with("have", 1)
            .with("need", 3);
    assertThat(reasons(Language.CHINESE).say(photos)).contains("报价", "现场勘察照片", "1 / 3");
    assertThat(reasons(Language.ENGLISH).say(photos)).contains("Quote", "Site survey photos", "1");
    assertThat(reasons(Language.CHINESE).missing(List.of(photos, photos)))
        .isEqualTo("现场勘察照片、现场勘察照片");
  }

  @Test
  void idsBecomeNames() {
    var english = reasons(Language.ENGLISH);
    assertThat(english.say(Reason.of("field.required", "type", "lead").with("field", "source")))
        .contains("Source");
    assertThat(english.say(Reason.of("stage.changed", "stage", SampleBook.STAGES.get(4))))
        .contains("Contract");
    var names = new ConfiguredNames(new Words(Language.ENGLISH), () -> SAMPLE);
    assertThat(names.stage(SampleBook.STAGES.get(4))).isEqualTo("Contract");
    assertThat(names.user(SampleBook.ZHOU)).isEqualTo("周岚");
    assertThat(names.stage("gone")).isEqualTo("gone");
  }

  private static Reasons reasons(Language language) {
    return new Reasons(new Words(language), SAMPLE);
  }

  /// What HQ writes beside a lead that came from outside.
  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingThatHqTellsOfALeadHasWords(Language language) throws IOException {
    var words = new Words(language);
    var told = new TreeSet<String>();
    for (var folder :
        List.of(
            "../core/src/main/java/outrider/core/assign",
            "../sync-server/src/main/java/outrider/server/intake")) {
      try (var files = Files.list(Path.of(folder))) {
        files.forEach(
            file -> TOLD.matcher(text(file)).results().forEach(match -> told.add(match.group(1))));
      }
    }
    assertThat(told)
        .contains("assign.least-loaded", "intake.again")
        .allSatisfy(id -> assertThat(words.has("reason." + id)).as("words for " + id).isTrue());
  }

  @Test
  void whatHqTellsIsReadInTheReadersLanguage() {
    var said =
        ReasonText.read(
            "reason:assign.team-gone|rule=华东\nreason:intake.perhaps|company=样例|name=张三|user="
                + SampleBook.ZHOU
                + "\nreason:\n请回电");
    assertThat(said.words()).isEqualTo("请回电");
    assertThat(reasons(Language.CHINESE).say(said.reasons())).contains("华东", "周岚", "张三");
    assertThat(reasons(Language.ENGLISH).say(said.reasons())).contains("passed over", "周岚");
  }

  private static Set<String> idsInTheRules() {
    var ids = new TreeSet<String>();
    try (var files = Files.walk(Path.of("../core/src/main/java/outrider/core/rule"))) {
      files
          .filter(Files::isRegularFile)
          .forEach(file ->
              GIVEN.matcher(text(file)).results().forEach(match -> ids.add(match.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Stream.of(Ratio.Flaw.values()).map(Ratio.Flaw::id).forEach(ids::add);
    return ids;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
