package outrider.app.cadence;

import java.util.ArrayList;
import java.util.stream.Collectors;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.cadence.Delay;
import outrider.core.record.Row;

/// What a cadence says, in the words that a colleague would use: `New leads in SaaS: 1 h First
/// response → day 1 Demo`.
public final class CadenceWords {
  private static final String ARROW = " → ";

  private final Workspace space;

  public CadenceWords(Workspace space) {
    this.space = space;
  }

  public String say(Cadence cadence) {
    var words = space.words();
    var parts = new ArrayList<String>();
    parts.add(words.get("cadence.sentence", who(cadence), steps(cadence)));
    if (cadence.pausesOnReply()) {
      parts.add(words.get("cadence.pauses"));
    }
    cadence
        .then()
        .map(id -> words.get("cadence.then", space.reasons().names().cadence(id)))
        .ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  /// The name of a cadence, or of the copy that a lead runs, in the language of now.
  public String name(Row row) {
    return space.reasons().names().of(row);
  }

  public String delay(Delay delay) {
    return space.words().get("cadence.delay." + delay.unit(), delay.amount());
  }

  private String steps(Cadence cadence) {
    return cadence.steps().stream().map(this::say).collect(Collectors.joining(ARROW));
  }

  private String say(CadenceStep step) {
    return space.words().get("cadence.step", delay(step.delay()), step.title());
  }

  private String who(Cadence cadence) {
    var words = space.words();
    if (cadence.isByHand()) {
      return words.get("cadence.who.hand");
    }
    var industries = String.join(words.get("cadence.or"), cadence.industries());
    var sources = String.join(words.get("cadence.or"), cadence.sources());
    if (industries.isEmpty()) {
      return sources.isEmpty()
          ? words.get("cadence.who.all")
          : words.get("cadence.who.source", sources);
    }
    return sources.isEmpty()
        ? words.get("cadence.who.industry", industries)
        : words.get("cadence.who.both", industries, sources);
  }
}
