package outrider.app.lead;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.duplicate.DuplicateIndex;
import outrider.app.duplicate.PhoneNumbers;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Other leads that may be the same person, each with what they share. Nothing is shown where there
/// is none.
final class DuplicateHint extends VBox {
  /// Candidates looked at; they come by indexes, so more would be a name that half the country has.
  private static final int CANDIDATES_MAX = 200;

  private record Found(Row lead, DuplicateIndex.By by) {}

  private final Workspace space;
  private String key = "";

  DuplicateHint(Workspace space) {
    super(4);
    this.space = space;
    getStyleClass().add("duplicate-hint");
    VBox.setMargin(this, new Insets(0, 0, 12, 0));
    showFound(List.of());
  }

  void show(Row lead) {
    var identity =
        String.join(
            "\n",
            lead.id(),
            lead.text(Fields.NAME),
            lead.text(Lead.COMPANY),
            lead.text(Lead.PHONE),
            lead.text(Lead.EMAIL));
    if (identity.equals(key)) {
      return;
    }
    key = identity;
    var unused =
        space
            .database()
            .read(sql -> find(sql, lead))
            .thenAcceptAsync(this::showFound, FxThread.executor());
  }

  private static List<Found> find(Sql sql, Row lead) {
    var phones = PhoneNumbers.ofChina();
    return RecordTable.of(RecordType.LEAD)
        .where(
            sql,
            "id <> ? AND (name = ? OR phone = ?) LIMIT " + CANDIDATES_MAX,
            lead.id(),
            lead.text(Fields.NAME),
            lead.text(Lead.PHONE))
        .stream()
        .flatMap(other -> {
          var index = new DuplicateIndex(RecordType.LEAD, phones);
          index.add(other);
          Optional<DuplicateIndex.Match> match = index.find(lead);
          return match.map(found -> new Found(other, found.by())).stream();
        })
        .toList();
  }

  private void showFound(List<Found> found) {
    getChildren().clear();
    setVisible(!found.isEmpty());
    setManaged(!found.isEmpty());
    if (found.isEmpty()) {
      return;
    }
    var words = space.words();
    var title =
        new Label(
            words.get("leads.duplicates", found.size()), Icon.DUPLICATE.node(14, "warn-text"));
    title.getStyleClass().add("warn-text");
    title.setWrapText(true);
    getChildren().add(title);
    for (var each : found) {
      var link =
          new Hyperlink(each.lead().text(Fields.NAME) + " · " + each.lead().text(Lead.COMPANY));
      link.setOnAction(follow -> space.navigator().open(new Place.LeadRecord(each.lead().id())));
      var why =
          new Label(
              switch (each.by()) {
                case PHONE -> words.get("leads.samePhone");
                case EMAIL -> words.get("leads.sameEmail");
                case EXTERNAL_ID -> words.get("leads.sameExternalId");
                case NAME -> words.get("leads.sameName");
              });
      why.getStyleClass().addAll("small", "text-3");
      getChildren().addAll(link, why);
    }
  }
}
