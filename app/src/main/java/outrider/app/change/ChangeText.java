package outrider.app.change;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.rule.Actor;
import outrider.core.signing.Signatures;

/// A change of the rules in words: how it stands, who did what, when.
final class ChangeText {
  private final Workspace space;
  private final Words words;

  ChangeText(Workspace space) {
    this.space = space;
    words = space.words();
  }

  String title(ChangeRequest change) {
    return change.isOfServer() && change.row().has(ChangeRequest.VERSION)
        ? words.get("change.serverNow", change.title())
        : change.title();
  }

  String state(ChangeRequest change) {
    if (change.isAsked()) {
      var signed =
          ChangeDuty.values().length
              - Signatures.missing(change, space.database().configuration()).size();
      return words.get("change.state.asked", signed);
    }
    return words.get("change.state." + change.state());
  }

  Chip.Tone tone(ChangeRequest change) {
    return switch (change.state()) {
      case ChangeRequest.ASKED -> isHeldUp(change) ? Chip.Tone.RISK : Chip.Tone.WARN;
      case ChangeRequest.PUBLISHED -> Chip.Tone.OK;
      case ChangeRequest.DRAFT -> Chip.Tone.INFO;
      default -> Chip.Tone.OFF;
    };
  }

  /// Whether somebody has said no, or HQ could not publish it.
  private static boolean isHeldUp(ChangeRequest change) {
    return change.row().has(ChangeRequest.HELD)
        || Arrays.stream(ChangeDuty.values())
            .flatMap(duty -> change.signature(duty).stream())
            .anyMatch(signature -> !signature.agreed());
  }

  Icon icon(ChangeRequest change) {
    return change.isOfServer() ? Icon.DEVICE : Icon.RULES;
  }

  String duty(ChangeDuty duty) {
    return words.get("change.duty." + duty.word());
  }

  String person(@Nullable String user) {
    return Actor.HEADQUARTERS.equals(user)
        ? words.get("approval.hq")
        : space.reasons().names().user(user);
  }

  String near(long at) {
    return words.moments().near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  String exactly(long at) {
    return words.moments().exact(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  String whoWhen(@Nullable String user, long at) {
    return words.get("approval.whoWhen", person(user), near(at));
  }

  /// What somebody's dry run counted, as a short list.
  String counted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> words.has("change.count." + entry.getKey()))
        .map(entry -> words.get("change.count." + entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(words.get("list.separator")));
  }

  /// Who has done something last, for a list.
  String about(ChangeRequest change) {
    if (change.endedAt().isPresent()) {
      return whoWhen(change.row().textOrNull(ChangeRequest.ENDED_BY), change.endedAt().orElse(0L));
    }
    if (change.publishedAt().isPresent()) {
      return whoWhen(
          change.row().textOrNull(ChangeRequest.PUBLISHED_BY), change.publishedAt().orElse(0L));
    }
    return whoWhen(change.author(), change.row().number("createdAt", 0));
  }
}
