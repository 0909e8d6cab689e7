package outrider.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.telephony.ModelSettings;
import picocli.CommandLine.Option;

/// The language model that drafts summaries of calls, as it is said on the command line.
final class SummaryOptions {
  private static final String ENDPOINT = "OUTRIDER_SUMMARY_ENDPOINT";
  private static final String MODEL = "OUTRIDER_SUMMARY_MODEL";
  private static final String KEY = "OUTRIDER_SUMMARY_KEY";

  @Option(
      names = "--summary-endpoint",
      paramLabel = "https://HOST/v1",
      description =
          "Language model (an API of OpenAI's kind) that drafts summaries of calls; transcripts are"
              + " sent there. Else the variable "
              + ENDPOINT
              + ", else sentences of the transcript are taken, here.")
  private @Nullable String endpoint;

  @Option(
      names = "--summary-model",
      description = "Which of its models; else the variable " + MODEL + ".")
  private @Nullable String model;

  @Option(
      names = "--summary-key-file",
      description = "File with the key for it; else the variable " + KEY + ", else it gets none.")
  private @Nullable Path keyFile;

  /// Empty where sentences of the transcript are taken.
  Optional<ModelSettings> settings() {
    String place = Given.or(endpoint, ENDPOINT);
    String name = Given.or(model, MODEL);
    if (place.isEmpty() != name.isEmpty()) {
      throw new AdministrationException("--summary-endpoint and --summary-model go together.");
    }
    if (place.isEmpty()) {
      return Optional.empty();
    }
    if (!place.matches("https?://[^\\s]+")) {
      throw new AdministrationException("A summary endpoint is https://host/v1.");
    }
    String key = keyFile == null ? Given.or(null, KEY) : Given.secret(keyFile);
    return Optional.of(new ModelSettings(place, name, key.isEmpty() ? null : key));
  }
}
