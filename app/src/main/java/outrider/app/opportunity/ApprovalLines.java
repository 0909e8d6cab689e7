package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.approval.ApprovalText;
import outrider.app.fx.Icon;
import outrider.app.fx.TimelineEntry;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.approval.Approval;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What became of a request for somebody's word, as lines of the deal's timeline: that it was asked
/// for, given on, decided, or ended. What satisfied an item of the checklist has a line of its own
/// there and is not told twice.
final class ApprovalLines {
  private final Workspace space;
  private final ConfiguredNames names;
  private final ApprovalText text;

  /// @param at epoch milliseconds
  record Line(long at, Icon icon, String title, String body) {
    TimelineEntry entry(String when) {
      return new TimelineEntry(icon, title, when, body);
    }
  }

  ApprovalLines(Workspace space, ConfiguredNames names) {
    this.space = space;
    this.names = names;
    text = new ApprovalText(space);
  }

  List<Line> of(Row row) {
    var words = space.words();
    var approval = Approval.of(row);
    var lines = new ArrayList<Line>();
    lines.add(
        new Line(
            row.number(Fields.CREATED_AT, 0),
            Icon.SIGN_OFF,
            words.get("deal.approvalAsked", text.what(approval)),
            said(row.textOrNull(Fields.CREATED_BY), row.text(Approval.TEXT))));
    if (row.has(Approval.DELEGATED_AT)) {
      lines.add(
          new Line(
              row.number(Approval.DELEGATED_AT, 0),
              Icon.HANDOVER,
              words.get(
                  "deal.approvalGiven",
                  text.what(approval),
                  names.user(row.textOrNull(Approval.DELEGATED_TO))),
              names.user(row.textOrNull(Approval.DELEGATED_BY))));
    }
    decided(row, approval).ifPresent(lines::add);
    return lines;
  }

  private Optional<Line> decided(Row row, Approval approval) {
    if (!row.has(Approval.DECIDED_AT) || approval.item().isPresent()) {
      return Optional.empty();
    }
    var agreed = approval.isAgreed();
    return Optional.of(
        new Line(
            row.number(Approval.DECIDED_AT, 0),
            agreed ? Icon.SYNCED : Icon.REFUSED,
            space
                .words()
                .get(agreed ? "deal.approvalAgreed" : "deal.approvalRefused", text.what(approval)),
            said(row.textOrNull(Approval.DECIDED_BY), row.text(Approval.NOTE))));
  }

  private String said(@Nullable String by, String words) {
    var who = names.user(by);
    return words.isEmpty() || who.isEmpty() ? who + words : who + " · " + words;
  }
}
