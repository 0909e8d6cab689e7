package outrider.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.protocol.Outcome;
import outrider.core.record.RecordType;

/// The protocol's page tells of everything that may travel.
final class ProtocolPageTest {

  private final String page = page();

  @Test
  void everyCommandIsThereWithItsArguments() {
    var missing = new TreeSet<String>();
    CommandCodec.kinds()
        .forEach((kind, type) -> {
          var row =
              page.lines()
                  .filter(line -> line.startsWith("|") && line.contains('`' + kind + '`'))
                  .findFirst()
                  .orElse("");
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getName)
              .filter(name -> !row.contains('`' + name + '`'))
              .forEach(name -> missing.add(kind + '.' + name));
        });
    assertThat(CommandCodec.kinds()).hasSize(Command.class.getPermittedSubclasses().length);
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeIsThere(RecordType type) {
    assertThat(page).contains('`' + type.wireName() + '`');
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeIsThere(Outcome.Status status) {
    assertThat(page).contains("| `" + status + "` |");
  }

  private static String page() {
    try {
      return Files.readString(Path.of("../docs/protocol.md"));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
