package outrider.app.processaudit;

import java.time.YearMonth;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Chip;
import outrider.app.shell.Workspace;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.record.Row;

/// What looking back at a deal found, on its page: whoever had it is to learn from it. Nothing as
/// long as nobody has finished.
public final class DealAudits extends VBox {
  private final Workspace space;
  private final AuditWords says;

  public DealAudits(Workspace space) {
    super(8);
    this.space = space;
    says = new AuditWords(space);
  }

  /// @param audits of one deal, the newest first
  public void show(List<Row> audits) {
    var finished = audits.stream().map(ProcessAudit::of).filter(audit -> !audit.isOpen()).toList();
    getChildren().clear();
    setVisible(!finished.isEmpty());
    setManaged(isVisible());
    if (finished.isEmpty()) {
      return;
    }
    var title = new Label(space.words().get("nav.processAudits"));
    title.getStyleClass().add("section-title");
    getChildren().add(title);
    finished.forEach(audit -> getChildren().add(found(audit)));
  }

  private Node found(ProcessAudit audit) {
    var month = new Label(says.month(YearMonth.parse(audit.month())));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, month, gap, new Chip(says.state(audit), AuditWords.tone(audit)));
    head.setAlignment(Pos.CENTER_LEFT);
    var lines = new VBox(4, head);
    for (var finding : audit.broken()) {
      lines.getChildren().add(sentence(broken(finding), "text-2"));
    }
    if (!audit.note().isBlank()) {
      lines.getChildren().add(sentence(audit.note(), "plain"));
    }
    return lines;
  }

  private String broken(Finding finding) {
    var words = space.words();
    var why = words.get("processAudit.why." + finding.why());
    return finding.note().isBlank()
        ? words.get("processAudit.stepBroken", says.step(finding.step()), why)
        : words.get("processAudit.stepBroken", says.step(finding.step()), finding.note());
  }

  private static Label sentence(String text, String tone) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("small", tone);
    return label;
  }
}
