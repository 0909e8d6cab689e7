package outrider.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.i18n.Language;
import outrider.app.i18n.Words;
import outrider.app.repeat.RepeatMark;
import outrider.app.task.TaskRow;
import outrider.core.command.Repetition;
import outrider.core.configuration.Configuration;

final class CalendarFileTest {

  private static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");
  private static final Instant DUE = Instant.parse("2026-11-24T02:00:00Z");

  @Test
  void anotherCalendarReadsTheSameTasks(@TempDir Path folder) throws IOException {
    var file = folder.resolve("tasks.ics");
    var words = new Words(Language.CHINESE);
    CalendarFile.write(
        file,
        List.of(
            task("a", "first-response", "张伟", "云帆样例软件"), task("b", "报价; 含税, 两份\n\\ 加急", "", "")),
        words,
        Configuration.empty(),
        NOW);

    var read = Biweekly.parse(file.toFile()).first();
    assertThat(read.getEvents()).hasSize(2);
    var first = read.getEvents().getFirst();
    assertThat(first.getUid().getValue()).isEqualTo("a@outrider");
    assertThat(first.getSummary().getValue()).isEqualTo("首次响应 · 张伟");
    assertThat(first.getDateStart().getValue().toInstant()).isEqualTo(DUE);
    assertThat(first.getAlarms()).hasSize(1);
    assertThat(read.getEvents().getLast().getSummary().getValue()).isEqualTo("报价; 含税, 两份\n\\ 加急");
    // RFC 5545, 3.1: no line is longer than 75 octets.
    assertThat(Files.readAllLines(file))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(76));
    assertThat(folder).isDirectoryContaining("glob:**/tasks.ics");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeWrittenLeavesTheOldOne(@TempDir Path folder) throws IOException {
    var file = folder.resolve("tasks.ics");
    Files.createDirectories(file.resolve("in the way"));
    assertThatThrownBy(() ->
            CalendarFile.write(
                file, List.of(), new Words(Language.ENGLISH), Configuration.empty(), NOW))
        .isInstanceOf(IOException.class);
    assertThat(file.resolve("in the way")).exists();
    assertThat(folder.toFile().list()).as("nothing is left beside it").hasSize(1);
  }

  @Test
  void whatRepeatsRepeatsThereToo() {
    var monday =
        new RepeatMark(
            "series",
            new Repetition(
                "FREQ=WEEKLY;BYDAY=TU",
                "2026-11-24T10:00",
                "Asia/Shanghai",
                null,
                "2026-11-24T10:00"),
            false);
    var text =
        CalendarFile.text(
            List.of(task("a", "Call", "张伟", "", Optional.of(monday))),
            new Words(Language.ENGLISH),
            Configuration.empty(),
            NOW);

    var event = Biweekly.parse(text).first().getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("series@outrider");
    assertThat(event.getRecurrenceRule().getValue().getByDay()).hasSize(1);
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(DUE);
  }

  private static TaskRow task(String id, String title, String about, String company) {
    return task(id, title, about, company, Optional.empty());
  }

  private static TaskRow task(
      String id, String title, String about, String company, Optional<RepeatMark> repeats) {
    return new TaskRow(
        id,
        title,
        "call",
        OptionalLong.of(DUE.toEpochMilli()),
        OptionalLong.empty(),
        0,
        "",
        "",
        about,
        company,
        "",
        Optional.empty(),
        Optional.empty(),
        repeats,
        false);
  }
}
