package outrider.app.attachment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.attachment.Attachment;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The files of a record, by what they are for where a checklist asks for them: small pictures,
/// names, how large, whose, since when, and which of them HQ does not have yet; below them a place
/// for more. The whole of it takes what is dropped on it.
public final class FileList extends VBox {

  private final Workspace space;
  private final RecordType parentType;
  private final FieldText text;
  private final Label count = new Label();
  private final VBox rows = new VBox(2);
  private final FileDrop drop;
  private String parent = "";
  private List<Row> shown = List.of();

  public FileList(Workspace space, RecordType parentType) {
    super(6);
    this.space = space;
    this.parentType = parentType;
    text = new FieldText(space);
    getStyleClass().add("file-list");
    var title = new Label(space.words().get("files.title"));
    title.getStyleClass().add("section-title");
    count.getStyleClass().addAll("small", "num", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, count, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("section-line");
    drop = new FileDrop(space, false, this::attach);
    drop.getStyleClass().add("compact");
    drop.accept(this);
    getChildren().addAll(head, rows, drop);
  }

  /// @param attachments the newest first
  public void show(String record, List<Row> attachments) {
    if (record.equals(parent) && attachments.equals(shown)) {
      return;
    }
    parent = record;
    shown = List.copyOf(attachments);
    count.setText(shown.isEmpty() ? "" : Integer.toString(shown.size()));
    rows.getChildren().clear();
    var groups = groups();
    groups.forEach((kind, indexes) -> {
      if (groups.size() > 1 || !kind.isEmpty()) {
        var title = new Label(kind.isEmpty() ? space.words().get("files.others") : kind);
        title.getStyleClass().addAll("small", "text-2");
        title.setWrapText(true);
        rows.getChildren().add(title);
      }
      indexes.forEach(index -> rows.getChildren().add(line(index)));
    });
  }

  /// Where they stand, under the name of what asks for them; what nothing asks for comes last,
  /// under no name.
  private Map<String, List<Integer>> groups() {
    var names = new LinkedHashMap<String, String>();
    for (var item : space.database().configuration().all(RecordType.CHECKLIST_ITEM)) {
      var kind = item.textOrNull(ChecklistItem.ATTACHMENT_KIND);
      if (kind != null) {
        names.putIfAbsent(kind, space.reasons().names().of(item));
      }
    }
    var groups = new LinkedHashMap<String, List<Integer>>();
    var others = new ArrayList<Integer>();
    for (var index = 0; index < shown.size(); index++) {
      var name = names.get(shown.get(index).text("kind"));
      (name == null ? others : groups.computeIfAbsent(name, each -> new ArrayList<>())).add(index);
    }
    if (!others.isEmpty()) {
      groups.put("", others);
    }
    return groups;
  }

  /// Attaches what was copied; for the page that this is part of.
  public void paste() {
    drop.paste();
  }

  private Node line(int index) {
    var words = space.words();
    var row = shown.get(index);
    var file = Attachment.of(row);
    var name = new Hyperlink(file.name());
    name.setMinWidth(0);
    name.setOnAction(done -> open(index));
    var bytes = words.amounts().bytes(file.sizeBytes());
    var near = text.near(row.number(Fields.CREATED_AT, 0));
    var who = space.reasons().names().user(row.textOrNull(Fields.CREATED_BY));
    var by = who.isEmpty() ? bytes : who + " · " + bytes;
    var about = new Label(file.isReceived() ? by + " · " + near : by);
    about.getStyleClass().addAll("small", "num", "text-3");
    about.setMinWidth(0);
    var facts = new HBox(8, about);
    facts.setAlignment(Pos.CENTER_LEFT);
    if (!file.isReceived()) {
      facts.getChildren().add(new Chip(words.get("files.waits"), Chip.Tone.INFO, Icon.UPLOAD));
    }
    var middle = new VBox(name, facts);
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    var line = new HBox(8, face(index, file), middle);
    if (mayRemove(row)) {
      line.getChildren().add(remove(row));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("file-row");
    return line;
  }

  /// As the rules have it: whoever only works on a deal takes away what they put there.
  private boolean mayRemove(Row row) {
    var actor = space.commands().actor();
    return !actor.isGuest(row) || actor.user().equals(row.textOrNull(Fields.CREATED_BY));
  }

  private Node face(int index, Attachment file) {
    if (file.isImage()) {
      return Thumbnail.of(space, shown, index);
    }
    var icon = new HBox(Icon.DOCUMENT.node(20, "text-3"));
    icon.setAlignment(Pos.CENTER);
    icon.getStyleClass().add("thumbnail");
    icon.setMinSize(Thumbnail.WIDTH, Thumbnail.HEIGHT);
    icon.setMaxSize(Thumbnail.WIDTH, Thumbnail.HEIGHT);
    icon.setOnMouseClicked(click -> open(index));
    return icon;
  }

  private Button remove(Row row) {
    var remove = ButtonWithKey.iconOnly(space.words(), "files.remove", Icon.REMOVE).compact();
    remove.does(() ->
        space.tell(
            space
                .undo()
                .submit("undo.deleted", new Command.DeleteRecord(RecordType.ATTACHMENT, row.id())),
            space.words().get("files.removed")));
    remove.getStyleClass().add("quiet-until-hover");
    return remove;
  }

  private void open(int index) {
    new FileViewer(space, shown, index).open();
  }

  private void attach(List<NewFile> files) {
    var record = Objects.requireNonNull(parent);
    space.tellAll(
        new Attaching(space.database(), space.commands(), space.undo())
            .attach(files, parentType, record, null),
        space.words().get("files.added", files.getFirst().name()));
  }
}
