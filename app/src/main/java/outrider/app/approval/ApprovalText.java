package outrider.app.approval;

import java.time.Instant;
import outrider.app.fx.Chip;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.approval.Approval;
import outrider.core.approval.ApprovalKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;

/// A request in words.
public final class ApprovalText {
  private static final String HOME_CURRENCY = "CNY";

  private final Workspace space;
  private final Words words;

  public ApprovalText(Workspace space) {
    this.space = space;
    this.words = space.words();
  }

  String kind(ApprovalKind kind) {
    return words.get("approval.kind." + kind.word());
  }

  /// What is asked: the kind, and how much of a discount.
  public String what(Approval approval) {
    var percent = approval.row().numberOrNull(Approval.PERCENT);
    return percent == null
        ? kind(approval.kind())
        : words.get("approval.percentOff", kind(approval.kind()), percent);
  }

  String promotion(Approval approval) {
    return approval
        .promotion()
        .flatMap(id -> space.database().configuration().row(RecordType.PROMOTION, id))
        .map(space.reasons().names()::of)
        .orElse("");
  }

  /// How it stands, as a chip says it.
  public String state(Row row) {
    var approval = Approval.of(row);
    if (approval.isOpen() && isOver(approval)) {
      return words.get("approval.state.expired");
    }
    return words.get("approval.state." + approval.state());
  }

  public Chip.Tone tone(Row row) {
    var approval = Approval.of(row);
    return switch (approval.state()) {
      case Approval.AGREED -> Chip.Tone.OK;
      case Approval.REFUSED -> Chip.Tone.RISK;
      case Approval.OPEN -> isOver(approval) ? Chip.Tone.OFF : Chip.Tone.WARN;
      default -> Chip.Tone.OFF;
    };
  }

  boolean isOver(Approval approval) {
    return approval.expiresAt() <= space.clock().millis();
  }

  String person(@org.jspecify.annotations.Nullable String user) {
    return Actor.HEADQUARTERS.equals(user)
        ? words.get("approval.hq")
        : space.reasons().names().user(user);
  }

  /// Who has it before them.
  String before(Approval approval) {
    return approval
        .delegatedTo()
        .or(approval::askedOf)
        .map(this::person)
        .orElseGet(() -> words.get("approval.anyOf." + approval.kind().duty()));
  }

  String money(long minor, Row row) {
    var currency = row.text(Fields.CURRENCY);
    return words.amounts().compact(minor, currency.isEmpty() ? HOME_CURRENCY : currency);
  }

  /// Until which day or hour: what ends at midnight ends with the day before.
  String until(long at) {
    return near(at - 1);
  }

  public String near(long at) {
    return words.moments().near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }
}
