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
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Problem;
import outrider.core.protocol.SignInOptions;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
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

  @Test
  void everyProblemThatAWorkstationActsOnIsThere() throws IllegalAccessException {
    for (var constant : Problem.class.getFields()) {
      var type = String.valueOf(constant.get(null));
      assertThat(page).contains('`' + type.substring(Problem.PREFIX.length()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        SignInRequest.class,
        SignInResponse.class,
        SignInOptions.class,
        SignInOptions.Company.class,
        CompanySignInRequest.class,
        CompanySignInResponse.class
      })
  void everyMemberOfASignInIsThere(Class<?> record) {
    for (var component : record.getRecordComponents()) {
      assertThat(page).containsPattern("[`\"]" + component.getName() + "[`\"]");
    }
  }

  private static String page() {
    try {
      return Files.readString(Path.of("../docs/protocol.md"));
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
