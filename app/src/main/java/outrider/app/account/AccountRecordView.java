package outrider.app.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.account.AccountQueries.Whole;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogBox;
import outrider.app.activity.LogSubject;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.list.RecordTrail;
import outrider.app.problem.ConfiguredNames;
import outrider.app.record.Completeness;
import outrider.app.record.Deeds;
import outrider.app.record.DeleteDialog;
import outrider.app.record.Facts;
import outrider.app.record.OwnerMenu;
import outrider.app.record.RecordDialog;
import outrider.app.record.RecordPage;
import outrider.app.record.RecordTimeline;
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

/// One customer: what is known, what happened with anybody there, who they are, what they may buy.
public final class AccountRecordView extends Screen {
  private static final List<String> FACTS =
      List.of(
          "industry",
          "phone",
          "website",
          "region",
          "address",
          "employees",
          "revenue",
          "taxId",
          "yearEstablished",
          "subsidiaryOf",
          Fields.OWNER,
          Fields.LAST_CONTACT_AT,
          Fields.CREATED_AT,
          "note");

  private final Workspace space;
  private final AccountRecordViewModel model;
  private final Words words;
  private final ConfiguredNames names;
  private final RecordPage page = new RecordPage();
  private final LogBox log;
  private final RecordTimeline timeline;
  private final TagEditor tags;
  private final TaskLines tasks;

  public AccountRecordView(Workspace space, String id) {
    super(new VBox(), "");
    this.space = space;
    model = new AccountRecordViewModel(space.database(), id);
    words = space.words();
    names = new ConfiguredNames(words, space.database()::configuration);
    log = new LogBox(space, this::subject);
    timeline = new RecordTimeline(space);
    tags = new TagEditor(space, this::changeTag);
    tasks = new TaskLines(space);
    page.middle().getChildren().addAll(log, timeline);
    parentTitleProperty().set(words.get("nav.accounts"));
    VBox.setVgrow(page, Priority.ALWAYS);
    root().getStyleClass().add("surface");
    whileShown(model::start);
    whileShown(model.pageProperty(), this::show);
  }

  @Override
  public Place parentPlace() {
    return new Place.Accounts();
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("L", "activity.log", log::open),
        KeyBinding.hinted("E", "record.edit", this::edit),
        KeyBinding.hinted("N", "account.newContact", this::newContact),
        KeyBinding.of("Ctrl+D", "record.call", this::call),
        KeyBinding.of("Delete", "list.delete", this::delete),
        KeyBinding.hintedAs("[ ]", "]", "record.beside", () -> beside(1)),
        KeyBinding.of("[", "record.beside", () -> beside(-1)),
        KeyBinding.hinted("Esc", "key.back", () -> space.navigator().back()));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        action(Icon.LOG, "activity.log", "L", log::open),
        action(Icon.EDIT, "record.edit", "E", this::edit),
        action(Icon.CONTACT, "account.newContact", "N", this::newContact),
        action(Icon.CALL, "record.call", "Ctrl+D", this::call));
  }

  @Override
  public Node firstFocus() {
    return log.getChildrenUnmodifiable().getFirst();
  }

  private PaletteEntry action(Icon icon, String wordKey, String key, Runnable deed) {
    return PaletteEntry.of(icon, words.get(wordKey), key, deed);
  }

  private void show(AccountRecordViewModel.Page now) {
    switch (now) {
      case AccountRecordViewModel.Page.Waiting _ -> {}
      case AccountRecordViewModel.Page.Gone _ -> showGone();
      case AccountRecordViewModel.Page.Shown shown -> showWhole(shown.whole());
    }
  }

  private void showGone() {
    ((VBox) root())
        .getChildren()
        .setAll(
            new EmptyState(
                Icon.ACCOUNT,
                words.get("account.gone"),
                ButtonWithKey.secondary(words, "account.toList")
                    .does(() -> space.navigator().open(new Place.Accounts()))));
  }

  private void showWhole(Whole whole) {
    titleProperty().set(whole.account().text(Fields.NAME));
    showHead(whole);
    showLeft(whole);
    showRight(whole);
    timeline.show(whole.activities(), whole.names());
    var root = (VBox) root();
    if (!root.getChildren().contains(page)) {
      root.getChildren().setAll(page);
    }
  }

  private void showHead(Whole whole) {
    var account = whole.account();
    var open = whole.total("open");
    var won = whole.total("won");
    var contactAt = account.numberOrNull(Fields.LAST_CONTACT_AT);
    var figures = new ArrayList<Node>();
    figures.add(RecordPage.figure(words.get("account.openDeals", open.deals()), money(open)));
    figures.add(RecordPage.figure(words.get("account.wonDeals", won.deals()), money(won)));
    figures.add(
        RecordPage.figure(
            words.fields().label(RecordType.ACCOUNT, Fields.LAST_CONTACT_AT),
            contactAt == null
                ? words.get("account.never")
                : words
                    .moments()
                    .near(Instant.ofEpochMilli(contactAt), space.clock().instant(), space.zone())));
    figures.add(owner(account));
    var call = ButtonWithKey.secondary(words, "record.call").icon(Icon.CALL).does(this::call);
    var edit = ButtonWithKey.secondary(words, "record.edit").icon(Icon.EDIT).does(this::edit);
    var remove = ButtonWithKey.iconOnly(words, "list.delete", Icon.REMOVE).does(this::delete);
    page.showHead(
        account.text(Fields.NAME),
        joined(account.text("industry"), account.text("region")),
        figures,
        List.of(call, edit, remove));
  }

  private VBox owner(Row account) {
    var name = new Label(words.fields().label(RecordType.ACCOUNT, Fields.OWNER));
    name.getStyleClass().addAll("small", "text-2");
    var owner = account.text(Fields.OWNER);
    var link = new Hyperlink(owner.isEmpty() ? words.get("account.nobody") : names.user(owner));
    link.setGraphic(owner.isEmpty() ? Icon.RISK.node(14, "warn-text") : Icon.PERSON.node(14));
    link.setOnAction(done -> new OwnerMenu(space).show(account, link));
    var figure = new VBox(1, name, link);
    figure.setAlignment(Pos.CENTER_LEFT);
    figure.getStyleClass().add("figure");
    return figure;
  }

  private void showLeft(Whole whole) {
    var account = whole.account();
    var complete = Completeness.of(space.database().configuration().fields(), account);
    var meter = complete.meter();
    tags.show(account);
    var facts = new ArrayList<>(FACTS);
    space
        .database()
        .configuration()
        .fields()
        .custom(RecordType.ACCOUNT)
        .forEach(field -> facts.add(field.name()));
    page.left()
        .getChildren()
        .setAll(
            RecordPage.block(
                RecordPage.section(words.fields().label(RecordType.ACCOUNT, Fields.TAGS), -1),
                tags),
            RecordPage.section(
                words.get("record.complete", complete.filled(), complete.asked()), -1),
            meter,
            new Facts(space, RecordType.ACCOUNT).show(account, facts));
  }

  private void showRight(Whole whole) {
    tasks.show(whole.tasks(), whole.names());
    var add =
        ButtonWithKey.plain(words, "account.newContact")
            .icon(Icon.ADD)
            .compact()
            .does(this::newContact);
    var contacts =
        RecordPage.block(
            RecordPage.section(words.get("account.contacts"), whole.contacts().size(), add));
    whole.contacts().forEach(contact -> contacts.getChildren().add(contactLine(contact)));
    if (whole.contacts().isEmpty()) {
      contacts.getChildren().add(quiet("account.noContacts"));
    }
    var deals = RecordPage.block(RecordPage.section(words.get("account.deals"), whole.dealCount()));
    whole.deals().forEach(deal -> deals.getChildren().add(RelatedDeal.of(space, deal)));
    if (whole.deals().isEmpty()) {
      deals.getChildren().add(quiet("account.noDeals"));
    }
    if (model.hasMoreDeals()) {
      deals
          .getChildren()
          .add(
              ButtonWithKey.plain(words, "account.moreDeals")
                  .says("account.moreDeals", whole.dealCount() - whole.deals().size())
                  .icon(Icon.OPEN_DOWN)
                  .compact()
                  .does(model::showMoreDeals));
    }
    page.right()
        .getChildren()
        .setAll(
            RecordPage.block(
                RecordPage.section(words.get("record.tasks"), whole.tasks().size()), tasks),
            contacts,
            deals);
  }

  private Node contactLine(Row contact) {
    var role =
        contact.has("role")
            ? words.fields().option(RecordType.CONTACT, "role", contact.text("role"))
            : "";
    var call =
        ButtonWithKey.iconOnly(words, "record.call", Icon.CALL)
            .compact()
            .does(() -> Dialer.dial(space, contact.text("phone")));
    call.setVisible(contact.has("phone"));
    return new RelatedLine(
        new Avatar(contact.text(Fields.NAME)),
        contact.text(Fields.NAME),
        joined(contact.text("title"), role),
        call,
        () -> space.navigator().open(new Place.ContactRecord(contact.id())));
  }

  private LogSubject subject() {
    return LogSubject.of(RecordType.ACCOUNT, model.id(), model.name());
  }

  private void changeTag(String tag, boolean added) {
    model.whole().ifPresent(whole -> new Deeds(space).changeTag(whole.account(), tag, added));
  }

  private void edit() {
    model.whole().ifPresent(whole -> RecordDialog.edit(space, whole.account(), null));
  }

  private void newContact() {
    RecordDialog.create(
        space, RecordType.CONTACT, Map.of(Contact.ACCOUNT, model.id()), null, created -> {});
  }

  private void call() {
    model.whole().ifPresent(whole -> Dialer.dial(space, whole.account().text("phone")));
  }

  private void delete() {
    model
        .whole()
        .ifPresent(whole ->
            DeleteDialog.open(
                space,
                whole.account(),
                words.get("account.deleteNote", whole.contacts().size(), whole.dealCount()),
                () -> space.navigator().open(new Place.Accounts())));
  }

  private void beside(int by) {
    new RecordTrail(space, RecordType.ACCOUNT)
        .beside(model.id(), by)
        .ifPresent(next -> space.navigator().open(new Place.AccountRecord(next)));
  }

  private String money(AccountQueries.Total total) {
    var said =
        new TreeMap<>(total.sums())
            .entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> words.amounts().compact(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" + "));
    return said.isEmpty() ? "–" : said;
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
