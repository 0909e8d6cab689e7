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
import outrider.app.attachment.FileList;
import outrider.app.crosssell.OfferLine;
import outrider.app.external.DealingCards;
import outrider.app.field.LiveFields;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.record.DeleteDialog;
import outrider.app.record.KnownColumn;
import outrider.app.record.OwnerMenu;
import outrider.app.record.RecordDeeds;
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

  private static final int OFFERS_MAX = 5;

  private final Workspace space;
  private final AccountRecordViewModel model;
  private final Words words;
  private final ConfiguredNames names;
  private final RecordPage page = new RecordPage();
  private final LogBox log;
  private final RecordTimeline timeline;
  private final KnownColumn known;
  private final TaskLines tasks;
  private final RecordDeeds deeds;
  private final FileList files;
  private final DealingCards dealings;
  private final VBox offers = RecordPage.block();

  public AccountRecordView(Workspace space, String id) {
    super(new VBox(), "");
    this.space = space;
    model = new AccountRecordViewModel(space.database(), id);
    words = space.words();
    names = new ConfiguredNames(words, space.database()::configuration);
    deeds =
        new RecordDeeds(
            space,
            RecordType.ACCOUNT,
            id,
            () -> model.whole().map(Whole::account),
            this::edit,
            this::delete);
    log = new LogBox(space, deeds::subject);
    timeline = new RecordTimeline(space);
    known =
        new KnownColumn(
            space, RecordType.ACCOUNT, FACTS, new TagEditor(space, deeds::changeTag), page.left());
    tasks = new TaskLines(space);
    files = new FileList(space, RecordType.ACCOUNT);
    dealings = new DealingCards(space);
    page.middle().getChildren().addAll(log, dealings, timeline);
    parentTitleProperty().set(words.get("nav.accounts"));
    VBox.setVgrow(page, Priority.ALWAYS);
    root().getStyleClass().add("surface");
    whileShown(LiveFields.of(space, fields -> known.showAgain()));
    whileShown(model::start);
    whileShown(model.pageProperty(), this::show);
    whileShown(model.offersProperty(), offered -> showOffers());
    whileShown(
        () -> space.ticker().everyMinute(now -> model.whole().ifPresent(this::showDealings)));
  }

  @Override
  public Place parentPlace() {
    return new Place.Accounts();
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<>(deeds.keys(log));
    keys.add(2, KeyBinding.hinted("N", "account.newContact", this::newContact));
    keys.add(KeyBinding.of("Ctrl+V", "files.paste", files::paste));
    return keys;
  }

  @Override
  public List<PaletteEntry> actions() {
    var actions = new ArrayList<>(deeds.actions(log));
    actions.add(
        PaletteEntry.of(Icon.CONTACT, words.get("account.newContact"), "N", this::newContact));
    return actions;
  }

  @Override
  public Node firstFocus() {
    return log.getChildrenUnmodifiable().getFirst();
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
    known.show(whole.account());
    showRight(whole);
    showDealings(whole);
    showOffers();
    var root = (VBox) root();
    if (!root.getChildren().contains(page)) {
      root.getChildren().setAll(page);
    }
  }

  private void showDealings(Whole whole) {
    dealings.show(whole.dealings());
    timeline.show(whole.activities(), whole.names(), whole.dealings());
  }

  /// What those bought who bought the same.
  private void showOffers() {
    var account = model.whole().map(Whole::account);
    var offered = model.offersProperty().get();
    offers.setManaged(account.isPresent() && !offered.isEmpty());
    offers.setVisible(offers.isManaged());
    offers.getChildren().clear();
    if (account.isEmpty() || offered.isEmpty()) {
      return;
    }
    var all =
        ButtonWithKey.plain(words, "crosssell.all")
            .compact()
            .does(() -> space.navigator().open(new Place.CrossSell()));
    offers
        .getChildren()
        .add(RecordPage.section(words.get("crosssell.offers"), offered.size(), all));
    offered.stream()
        .limit(OFFERS_MAX)
        .forEach(offer ->
            offers
                .getChildren()
                .add(
                    new OfferLine(
                        space, offer, account.get().id(), account.get().text(Fields.NAME))));
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
    page.showHead(
        account.text(Fields.NAME),
        RecordPage.joined(account.text("industry"), account.text("region")),
        figures,
        deeds.buttons());
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

  private void showRight(Whole whole) {
    files.show(whole.account().id(), whole.files());
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
      contacts.getChildren().add(RecordPage.quiet(words, "account.noContacts"));
    }
    var deals = RecordPage.block(RecordPage.section(words.get("account.deals"), whole.dealCount()));
    whole.deals().forEach(deal -> deals.getChildren().add(RelatedDeal.of(space, deal)));
    if (whole.deals().isEmpty()) {
      deals.getChildren().add(RecordPage.quiet(words, "account.noDeals"));
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
            offers,
            deals,
            RecordPage.block(files));
  }

  private Node contactLine(Row contact) {
    var role =
        contact.has("role")
            ? words.fields().option(RecordType.CONTACT, "role", contact.text("role"))
            : "";
    var call =
        ButtonWithKey.iconOnly(words, "record.call", Icon.CALL)
            .compact()
            .does(() -> Dialer.dial(space, contact));
    call.setVisible(contact.has("phone"));
    return new RelatedLine(
        new Avatar(contact.text(Fields.NAME)),
        contact.text(Fields.NAME),
        RecordPage.joined(contact.text("title"), role),
        call,
        () -> space.navigator().open(new Place.ContactRecord(contact.id())));
  }

  private void edit() {
    model.whole().ifPresent(whole -> RecordDialog.edit(space, whole.account(), null));
  }

  private void newContact() {
    RecordDialog.create(
        space, RecordType.CONTACT, Map.of(Contact.ACCOUNT, model.id()), null, created -> {});
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

  private String money(AccountQueries.Total total) {
    var said =
        new TreeMap<>(total.sums())
            .entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> words.amounts().compact(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" + "));
    return said.isEmpty() ? "–" : said;
  }
}
