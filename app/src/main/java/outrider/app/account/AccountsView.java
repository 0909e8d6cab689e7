package outrider.app.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import outrider.app.account.AccountQueries.Side;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogDialog;
import outrider.app.activity.LogSubject;
import outrider.app.exporting.ExportDialog;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.list.RecordList;
import outrider.app.record.RecordDialog;
import outrider.app.record.ReferencePicker;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The customers and the people there: two lists, one at a time.
public final class AccountsView extends Screen {
  private static final String KEPT = "accounts-shown";

  private final Workspace space;
  private final RecordList accounts;
  private final RecordList contacts;
  private final SegmentedTabs<RecordType> which = new SegmentedTabs<>();
  private final Map<String, Side> sides = new HashMap<>();
  private final Map<String, String> accountNames = new HashMap<>();
  private RecordType shown = RecordType.ACCOUNT;

  public AccountsView(Workspace space) {
    super(new StackPane(), space.words().get("nav.accounts"));
    this.space = space;
    accounts =
        part(
            new RecordList(
                space,
                RecordType.ACCOUNT,
                "accounts",
                "account.empty",
                AccountViews.builtIn(),
                AccountColumns.of(space, () -> sides)));
    contacts =
        part(
            new RecordList(
                space,
                RecordType.CONTACT,
                "contacts",
                "contact.empty",
                ContactList.views(),
                ContactList.columns(space, () -> accountNames)));
    ExportDialog.offer(space, RecordType.ACCOUNT, accounts);
    ExportDialog.offer(space, RecordType.CONTACT, contacts);
    accounts.table().onOpen(this::openAccount);
    contacts.table().onOpen(this::openContact);
    var words = space.words();
    which
        .tab(RecordType.ACCOUNT, words.get("account.tab"), Icon.ACCOUNT)
        .tab(RecordType.CONTACT, words.get("contact.tab"), Icon.CONTACT)
        .onChosen(this::choose);
    whileShown(space.live(AccountQueries.sides(), this::showSides));
    whileShown(space.live(ContactList.accountNames(), this::showNames));
    show(space.memory().recall(KEPT).equals("contact") ? RecordType.CONTACT : RecordType.ACCOUNT);
  }

  @Override
  public Node headerTools() {
    var words = space.words();
    var add = ButtonWithKey.secondary(words, "account.new").icon(Icon.ADD).key("N");
    add.does(this::create);
    var tools = new HBox(12, which, add);
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<>(list().keys());
    keys.add(KeyBinding.hinted("L", "activity.log", () -> selected().ifPresent(this::log)));
    keys.add(KeyBinding.of("N", "account.new", this::create));
    keys.add(KeyBinding.of("Ctrl+D", "record.call", () -> selected().ifPresent(this::call)));
    keys.add(KeyBinding.of("T", "account.switch", this::toggle));
    return keys;
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public void search(String text) {
    list().search(text);
  }

  @Override
  public Node firstFocus() {
    return list().table().list();
  }

  @Override
  public List<PaletteEntry> actions() {
    var words = space.words();
    return selected()
        .map(row ->
            List.of(
                PaletteEntry.of(Icon.LOG, words.get("activity.log"), "L", () -> log(row)),
                PaletteEntry.of(Icon.CALL, words.get("record.call"), "Ctrl+D", () -> call(row))))
        .orElse(List.of());
  }

  RecordList list() {
    return shown == RecordType.CONTACT ? contacts : accounts;
  }

  void choose(RecordType type) {
    space.memory().remember(KEPT, type.wireName());
    show(type);
  }

  private void toggle() {
    choose(shown == RecordType.ACCOUNT ? RecordType.CONTACT : RecordType.ACCOUNT);
  }

  private void show(RecordType type) {
    shown = type;
    which.select(type);
    ((StackPane) root()).getChildren().setAll(list().root());
  }

  private void showSides(Map<String, Side> fresh) {
    sides.clear();
    sides.putAll(fresh);
    accounts.table().list().refresh();
  }

  private void showNames(Map<String, String> fresh) {
    accountNames.clear();
    accountNames.putAll(fresh);
    contacts.table().list().refresh();
  }

  private Optional<Row> selected() {
    return list().selectedProperty().get();
  }

  private void openAccount(Row row) {
    accounts.keepTrail();
    space.navigator().open(new Place.AccountRecord(row.id()));
  }

  private void openContact(Row row) {
    contacts.keepTrail();
    space.navigator().open(new Place.ContactRecord(row.id()));
  }

  private void log(Row row) {
    LogDialog.open(space, LogSubject.of(row.type(), row.id(), row.text(Fields.NAME)));
  }

  private void call(Row row) {
    Dialer.dial(space, row);
  }

  private void create() {
    if (shown == RecordType.CONTACT) {
      var picker =
          new ReferencePicker(space, RecordType.CONTACT, Contact.ACCOUNT, RecordType.ACCOUNT);
      RecordDialog.create(
          space,
          RecordType.CONTACT,
          Map.of(),
          picker,
          id -> space.navigator().open(new Place.ContactRecord(id)));
    } else {
      RecordDialog.create(
          space,
          RecordType.ACCOUNT,
          Map.of(),
          null,
          id -> space.navigator().open(new Place.AccountRecord(id)));
    }
  }
}
