package outrider.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outrider.server.store.Commit.LaneStep;

class CommitNoticeTest {
  @Test
  void whatIsWrittenIsReadWhateverDevicesCallThemselves() {
    CommitNotice notice =
        new CommitNotice(
            "前哨\n& Co; Ltd",
            "node",
            42,
            true,
            new TreeSet<>(Set.of("config", "user/x")),
            List.of(new LaneStep("my device;\n7", 3, "DATA", 9)));

    assertThat(CommitNotice.read(notice.write())).contains(notice);
    assertThat(notice.write()).matches("\\p{ASCII}*");
  }

  @Test
  void whatDoesNotFitIsOnlyANumber() {
    Set<String> many =
        IntStream.range(0, 500)
            .mapToObj(i -> "user/" + i + "x".repeat(30))
            .collect(Collectors.toSet());

    String message = new CommitNotice("main", "node", 42, true, many, List.of()).write();

    assertThat(message).hasSizeLessThan(8_000);
    assertThat(CommitNotice.read(message))
        .contains(new CommitNotice("main", "node", 42, false, Set.of(), List.of()));
  }

  @Test
  void whatIsNotOursIsPassedOver() {
    assertThat(CommitNotice.read("")).isEmpty();
    assertThat(CommitNotice.read("a\nb\nc")).isEmpty();
    assertThat(CommitNotice.read("%\nb\n1\n\n")).isEmpty();
  }
}
