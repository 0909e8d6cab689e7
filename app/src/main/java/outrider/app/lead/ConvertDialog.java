package outrider.app.lead;

import outrider.app.shell.Workspace;
import outrider.core.record.Row;

/// Makes a deal of a lead.
final class ConvertDialog {
  private final Workspace space;

  ConvertDialog(Workspace space) {
    this.space = space;
  }

  void open(Row lead) {
    space.toasts().show(lead.id());
  }
}
