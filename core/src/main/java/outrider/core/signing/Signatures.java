package outrider.core.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.record.JsonText;
import outrider.core.record.RecordType;

/// Which of the signatures on a change request count: those that are about what stands there now.
public final class Signatures {

  private Signatures() {}

  public static boolean isSigned(
      ChangeRequest change, ChangeDuty duty, Configuration configuration) {
    return change
        .signature(duty)
        .filter(Signature::agreed)
        .filter(signature -> signature.of().equals(digest(change, configuration)))
        .isPresent();
  }

  /// The duties for which nobody has agreed to what stands there now.
  public static List<ChangeDuty> missing(ChangeRequest change, Configuration configuration) {
    return Arrays.stream(ChangeDuty.values())
        .filter(duty -> !isSigned(change, duty, configuration))
        .toList();
  }

  /// Whether HQ is to publish it now: its time has come, and whoever had to sign has. What could
  /// not be published once waits for somebody.
  public static boolean isDue(ChangeRequest change, Configuration configuration, long at) {
    return change.isOpen()
        && !change.row().has(ChangeRequest.HELD)
        && change.publishAt().filter(due -> due <= at).isPresent()
        && (!Signing.isInForce(configuration)
            || change.isAsked() && missing(change, configuration).isEmpty());
  }

  /// What a signature is about: the commands to the letter, with what the drafts of pipelines hold
  /// that they publish; of an update of the server what it says.
  public static String digest(ChangeRequest change, Configuration configuration) {
    var text = new StringBuilder(change.row().text(ChangeRequest.COMMANDS));
    if (change.isOfServer()) {
      text.append(change.title()).append('\n').append(change.row().text(ChangeRequest.WHY));
    }
    for (var command : change.isReadable() ? change.commands() : List.<Command>of()) {
      if (command instanceof Command.PublishPipeline publish) {
        text.append(contents(publish.id(), configuration));
      }
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  /// A draft can be edited freely, and so after it was signed.
  private static String contents(String pipeline, Configuration configuration) {
    var parts = new StringBuilder();
    configuration
        .row(RecordType.PIPELINE, pipeline)
        .ifPresent(row -> parts.append(JsonText.write(row.sorted())));
    for (var stage : configuration.stages(pipeline)) {
      parts.append(stage.id()).append(JsonText.write(stage.row().sorted()));
      for (var item : configuration.checklist(stage.id())) {
        parts.append(item.id()).append(JsonText.write(item.row().sorted()));
      }
    }
    return parts.toString();
  }
}
