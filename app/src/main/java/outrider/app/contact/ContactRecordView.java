package outrider.app.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogBox;
import outrider.app.contact.ContactQueries.Whole;
import outrider.app.field.LiveFields;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.record.DeleteDialog;
import outrider.app.record.KnownColumn;
import outrider.app.record.RecordDeeds;
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
import outrider.app.sync.Portals;
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
  private final Words words;
  private final RecordPage page = new RecordPage();
  private final LogBox log;
  private final RecordTimeline timeline;
  private final KnownColumn known;
  private final TaskLines tasks;
  private final RecordDeeds deeds;
  private final Portals portals;
  private @Nullable Whole shown;

  /// Where there is no HQ to invite anybody.
  public ContactRecordView(Workspace space, String id) {
    this(space, id, Portals.NONE);
  }

  public ContactRecordView(Workspace space, String id, Portals portals) {
    super(new VBox(), "");
    this.space = space;
    words = space.words();
    this.portals = portals;
    deeds =
        new RecordDeeds(
            space,
            RecordType.CONTACT,
            id,
            () -> Optional.ofNullable(shown).map(Whole::contact),
            this::edit,
            this::delete);
    log = new LogBox(space, deeds::subject);
    timeline = new RecordTimeline(space);
    known =
        new KnownColumn(
            space, RecordType.CONTACT, FACTS, new TagEditor(space, deeds::changeTag), page.left());
    tasks = new TaskLines(space);
    page.middle().getChildren().addAll(log, timeline);
    VBox.setVgrow(page, Priority.ALWAYS);
    root().getStyleClass().add("surface");
    parentTitleProperty().set(words.get("nav.accounts"));
    whileShown(LiveFields.of(space, fields -> known.showAgain()));
    whileShown(space.live(ContactQueries.whole(id), this::show));
  }

  @Override
  public Place parentPlace() {
    var account = shown == null ? null : shown.account();
    return account == null ? new Place.Accounts() : new Place.AccountRecord(account.id());
  }

  @Override
  public List<KeyBinding> keys() {
    return deeds.keys(log);
  }

  @Override
  public List<PaletteEntry> actions() {
    var actions = new ArrayList<>(deeds.actions(log));
    if (mayInvite()) {
      actions.add(PaletteEntry.of(Icon.EXTERNAL, words.get("portal.page"), "", this::invite));
    }
    return List.copyOf(actions);
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
    known.show(whole.contact());
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
    page.showHead(
        contact.text(Fields.NAME),
        RecordPage.joined(contact.text("title"), account == null ? "" : account.text(Fields.NAME)),
        figures,
        deeds.buttons());
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
                      RecordPage.joined(account.text("industry"), account.text("region")),
                      Icon.NEXT.node(14, "text-3"),
                      () -> space.navigator().open(new Place.AccountRecord(account.id())))));
    }
    var deals =
        RecordPage.block(RecordPage.section(words.get("account.deals"), whole.deals().size()));
    whole.deals().forEach(deal -> deals.getChildren().add(RelatedDeal.of(space, deal)));
    if (whole.deals().isEmpty()) {
      deals.getChildren().add(RecordPage.quiet(words, "account.noDeals"));
    }
    page.right().getChildren().add(deals);
    if (mayInvite()) {
      page.right()
          .getChildren()
          .add(
              RecordPage.block(
                  RecordPage.section(words.get("portal.section"), -1),
                  ButtonWithKey.soft(words, "portal.page")
                      .icon(Icon.EXTERNAL)
                      .compact()
                      .does(this::invite)));
    }
    if (!whole.colleagues().isEmpty()) {
      var colleagues =
          RecordPage.block(
              RecordPage.section(words.get("contact.colleagues"), whole.colleagues().size()));
      whole.colleagues().forEach(row -> colleagues.getChildren().add(colleague(row)));
      page.right().getChildren().add(colleagues);
    }
  }

  /// Whoever has the contact, or leads them, says who may look at the customer's page.
  private boolean mayInvite() {
    var actor = space.commands().actor();
    return shown != null
        && shown.account() != null
        && !actor.isGuest(shown.contact())
        && (actor.leads() || actor.user().equals(shown.contact().textOrNull(Fields.OWNER)));
  }

  private void invite() {
    if (shown != null) {
      PortalDialog.open(space, portals, shown.contact());
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
}
