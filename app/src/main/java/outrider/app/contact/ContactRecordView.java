package outrider.app.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogBox;
import outrider.app.activity.LogSubject;
import outrider.app.contact.ContactQueries.Whole;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.list.RecordTrail;
import outrider.app.record.Completeness;
import outrider.app.record.Deeds;
import outrider.app.record.DeleteDialog;
import outrider.app.record.Facts;
import outrider.app.record.RecordDialog;
import outrider.app.record.RecordPage;
import outrider.app.record.RecordTimeline;
import outrider.app.record.ReferencePicker;
import outrider.app.record.RelatedDeal;
import outrider.app.record.RelatedLine;
import outrider.app.record.TagEditor;
import outrider.app.record.TaskLines;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One person at a customer: how to reach them, what was said, which deals they have a say in.
public final class ContactRecordView extends Screen {
  private static final List<String> FACTS =
      List.of(
          "phone",
          "wechat",
          "email",
          "title",
          "role",
          Fields.OWNER,
          Fields.LAST_CONTACT_AT,
          Fields.CREATED_AT,
          "note");

  private final Workspace space;
  private final String id;
  private final Words words;
  private final RecordPage page = new RecordPage();
  private final LogBox log;
  private final RecordTimeline timeline;
  private final TagEditor tags;
  private final TaskLines tasks;
  private @Nullable Whole shown;

  public ContactRecordView(Workspace space, String id) {
    super(new VBox(), "");
    this.space = space;
    this.id = id;
    words = space.words();
    log = new LogBox(space, this::subject);
    timeline = new RecordTimeline(space);
    tags = new TagEditor(space, this::changeTag);
    tasks = new TaskLines(space);
    page.middle().getChildren().addAll(log, timeline);
    VBox.setVgrow(page, Priority.ALWAYS);
    root().getStyleClass().add("surface");
    parentTitleProperty().set(words.get("nav.accounts"));
    whileShown(space.live(ContactQueries.whole(id), this::show));
  }

  @Override
  public Place parentPlace() {
    var account = shown == null ? null : shown.account();
    return account == null ? new Place.Accounts() : new Place.AccountRecord(account.id());
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("L", "activity.log", log::open),
        KeyBinding.hinted("E", "record.edit", this::edit),
        KeyBinding.hinted("Ctrl+D", "record.call", this::call),
        KeyBinding.of("Delete", "list.delete", this::delete),
        KeyBinding.hintedAs("[ ]", "]", "record.beside", () -> beside(1)),
        KeyBinding.of("[", "record.beside", () -> beside(-1)),
        KeyBinding.hinted("Esc", "key.back", () -> space.navigator().back()));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.CALL, words.get("record.call"), "Ctrl+D", this::call),
        PaletteEntry.of(Icon.LOG, words.get("activity.log"), "L", log::open),
        PaletteEntry.of(Icon.EDIT, words.get("record.edit"), "E", this::edit));
  }

  @Override
  public Node firstFocus() {
    return log.getChildrenUnmodifiable().getFirst();
  }

  private void show(Optional<Whole> found) {
    var root = (VBox) root();
    if (found.isEmpty()) {
      shown = null;
      root.getChildren()
          .setAll(
              new EmptyState(
                  Icon.CONTACT,
                  words.get("contact.gone"),
                  ButtonWithKey.secondary(words, "account.toList")
                      .does(() -> space.navigator().open(new Place.Accounts()))));
      return;
    }
    var whole = found.get();
    shown = whole;
    titleProperty().set(whole.contact().text(Fields.NAME));
    var account = whole.account();
    parentTitleProperty()
        .set(account == null ? words.get("nav.accounts") : account.text(Fields.NAME));
    showHead(whole);
    showLeft(whole);
    showRight(whole);
    timeline.show(whole.activities(), whole.names());
    if (!root.getChildren().contains(page)) {
      root.getChildren().setAll(page);
    }
  }

  private void showHead(Whole whole) {
    var contact = whole.contact();
    var account = whole.account();
    var contactAt = contact.numberOrNull(Fields.LAST_CONTACT_AT);
    var figures = new ArrayList<Node>();
    figures.add(
        RecordPage.figure(
            words.fields().label(RecordType.CONTACT, Fields.LAST_CONTACT_AT),
            contactAt == null
                ? words.get("account.never")
                : words
                    .moments()
                    .near(Instant.ofEpochMilli(contactAt), space.clock().instant(), space.zone())));
    if (contact.has("role")) {
      figures.add(
          RecordPage.figure(
              words.fields().label(RecordType.CONTACT, "role"),
              words.fields().option(RecordType.CONTACT, "role", contact.text("role"))));
    }
    var call =
        ButtonWithKey.secondary(words, "record.call")
            .icon(Icon.CALL)
            .key("Ctrl+D")
            .does(this::call);
    var edit = ButtonWithKey.secondary(words, "record.edit").icon(Icon.EDIT).does(this::edit);
    var remove = ButtonWithKey.iconOnly(words, "list.delete", Icon.REMOVE).does(this::delete);
    page.showHead(
        contact.text(Fields.NAME),
        joined(contact.text("title"), account == null ? "" : account.text(Fields.NAME)),
        figures,
        List.of(call, edit, remove));
  }

  private void showLeft(Whole whole) {
    var registry = space.database().configuration().fields();
    var complete = Completeness.of(registry, whole.contact());
    tags.show(whole.contact());
    var facts = new ArrayList<>(FACTS);
    registry.custom(RecordType.CONTACT).forEach(field -> facts.add(field.name()));
    page.left()
        .getChildren()
        .setAll(
            RecordPage.block(
                RecordPage.section(words.fields().label(RecordType.CONTACT, Fields.TAGS), -1),
                tags),
            RecordPage.section(
                words.get("record.complete", complete.filled(), complete.asked()), -1),
            complete.meter(),
            new Facts(space, RecordType.CONTACT).show(whole.contact(), facts));
  }

  private void showRight(Whole whole) {
    tasks.show(whole.tasks(), whole.names());
    page.right()
        .getChildren()
        .setAll(
            RecordPage.block(
                RecordPage.section(words.get("record.tasks"), whole.tasks().size()), tasks));
    var account = whole.account();
    if (account != null) {
      page.right()
          .getChildren()
          .add(
              RecordPage.block(
                  RecordPage.section(words.fields().type(RecordType.ACCOUNT), -1),
                  new RelatedLine(
                      Icon.ACCOUNT.node(16),
                      account.text(Fields.NAME),
                      joined(account.text("industry"), account.text("region")),
                      Icon.NEXT.node(14, "text-3"),
                      () -> space.navigator().open(new Place.AccountRecord(account.id())))));
    }
    var deals =
        RecordPage.block(RecordPage.section(words.get("account.deals"), whole.deals().size()));
    whole.deals().forEach(deal -> deals.getChildren().add(RelatedDeal.of(space, deal)));
    if (whole.deals().isEmpty()) {
      deals.getChildren().add(quiet("account.noDeals"));
    }
    page.right().getChildren().add(deals);
    if (!whole.colleagues().isEmpty()) {
      var colleagues =
          RecordPage.block(
              RecordPage.section(words.get("contact.colleagues"), whole.colleagues().size()));
      whole.colleagues().forEach(row -> colleagues.getChildren().add(colleague(row)));
      page.right().getChildren().add(colleagues);
    }
  }

  private Node colleague(Row row) {
    return new RelatedLine(
        new Avatar(row.text(Fields.NAME)),
        row.text(Fields.NAME),
        row.text("title"),
        Icon.NEXT.node(14, "text-3"),
        () -> space.navigator().open(new Place.ContactRecord(row.id())));
  }

  private LogSubject subject() {
    var name = shown == null ? "" : shown.contact().text(Fields.NAME);
    return LogSubject.of(RecordType.CONTACT, id, name);
  }

  private void changeTag(String tag, boolean added) {
    if (shown != null) {
      new Deeds(space).changeTag(shown.contact(), tag, added);
    }
  }

  private void edit() {
    if (shown == null) {
      return;
    }
    var picker =
        new ReferencePicker(space, RecordType.CONTACT, Contact.ACCOUNT, RecordType.ACCOUNT);
    var account = shown.account();
    if (account != null) {
      picker.choose(account.id(), account.text(Fields.NAME));
    }
    RecordDialog.edit(space, shown.contact(), picker);
  }

  private void call() {
    if (shown != null) {
      Dialer.dial(space, shown.contact().text("phone"));
    }
  }

  private void delete() {
    if (shown != null) {
      var back = parentPlace();
      DeleteDialog.open(
          space,
          shown.contact(),
          words.get("contact.deleteNote"),
          () -> space.navigator().open(back));
    }
  }

  private void beside(int by) {
    new RecordTrail(space, RecordType.CONTACT)
        .beside(id, by)
        .ifPresent(next -> space.navigator().open(new Place.ContactRecord(next)));
  }

  private Label quiet(String wordKey) {
    var label = new Label(words.get(wordKey));
    label.getStyleClass().add("text-3");
    return label;
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
  }
}
