package outrider.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.contact.ContactRecordView;
import outrider.app.fx.Appearance;
import outrider.app.fx.Icon;
import outrider.app.fx.WorkbenchTest;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class AccountsViewTest extends WorkbenchTest {

  @Test
  void aCustomerIsFoundByOneCharacterAndOpened() {
    var space = book(Language.CHINESE);
    var bench = bench(space, new Place.Accounts());
    var scene = scene(space, bench);
    reads(bench.root(), "东澜示范港务");
    picture(scene, "accounts-zh");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "accounts-zh-dark");

    fx(() -> Objects.requireNonNull(bench.current()).search("港"));
    eventually(() -> !readable(bench.root()).contains("江南演示医药"));
    press(scene, KeyCode.ENTER);
    assertThat(space.navigator().place())
        .isEqualTo(new Place.AccountRecord(SampleBook.id("account", 2)));
  }

  @Test
  void theOtherListHoldsThePeople() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, new Place.Accounts());
    var scene = scene(space, bench);
    reads(bench.root(), "东澜示范港务");
    picture(scene, "accounts-en");
    press(scene, KeyCode.T);
    reads(bench.root(), "杜副总");

    reads(bench.root(), "Decides", "西澜样例水务");
    picture(scene, "contacts-en");
  }

  @Test
  void thePageOfACustomerShowsEverythingAboutIt() {
    var space = book(Language.CHINESE);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    reads(bench.root(), "韩主任");

    reads(bench.root(), "未结 · 2 单", "¥168 万", "泵站巡检", "从 需求确认 到 现场勘察", "约副总电话", "决策");
    picture(scene, "account-zh");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "account-zh-dark");
    fx(() -> space.appearance().set(Appearance.STANDARD));
    picture(scene, 1024, 680, "account-zh-1024");
    picture(scene, 1920, 1080, "account-zh-1920");
  }

  @Test
  void anEditIsSavedAndTakenBack() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    reads(bench.root(), "韩主任");
    picture(scene, "account-en");
    press(scene, KeyCode.E);
    picture(scene, "account-en-edit");
    var name = (TextField) find(scene, "#field-name");
    fx(() -> name.setText(""));
    click(scene, "Save");
    reads(bench.root(), "Fill in Name");

    fx(() -> name.setText("Xilan Water"));
    click(scene, "Save");
    eventually(() -> account(space).text("name").equals("Xilan Water"));
    reads(bench.root(), "Xilan Water saved");

    fx(() -> space.undo().undo());
    eventually(() -> account(space).text("name").equals("西澜样例水务"));
  }

  @Test
  void aContactIsMadeOnTheCustomersPage() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    reads(bench.root(), "韩主任");
    press(scene, KeyCode.N);
    var name = (TextField) find(scene, "#field-name");
    fx(() -> name.setText("Ren Ping"));
    picture(scene, "contact-en-new");
    click(scene, "Create");

    eventually(() -> count(space, "SELECT count(*) FROM contact WHERE account = ?") == 4);
    reads(bench.root(), "Ren Ping");
  }

  @Test
  void aDeletedCustomerComesBackWithItsHistory() {
    var space = book(Language.ENGLISH);
    var bench = bench(space, new Place.AccountRecord(AccountSample.WATER));
    var scene = scene(space, bench);
    reads(bench.root(), "韩主任");
    press(scene, KeyCode.DELETE);
    reads(bench.root(), "Its 3 contacts and 3 deals stay");
    picture(scene, "account-en-delete");
    click(scene, "Delete");
    eventually(() -> space.navigator().place().equals(new Place.Accounts()));

    fx(() -> space.undo().undo());
    eventually(() -> count(space, "SELECT count(*) FROM account WHERE id = ?") == 1);
    eventually(() -> count(space, "SELECT count(*) FROM activity WHERE parent = ?") == 2);
  }

  @Test
  void aCustomerThatIsGoneSaysSo() {
    var space = book(Language.CHINESE);
    var view = fx(() -> new AccountRecordView(space, "gone"));
    show(view, 1080, 700);

    reads(view.root(), "这个客户已经不在这里");
  }

  @Test
  void thePageOfAPersonLeadsToTheCustomer() {
    var space = book(Language.CHINESE);
    var bench = bench(space, new Place.ContactRecord(AccountSample.HAN));
    var scene = scene(space, bench);
    reads(bench.root(), "同意周五现场勘察");
    picture(scene, "contact-zh");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "contact-zh-dark");

    reads(bench.root(), "西澜样例水务", "杜副总", "设备科主任");
    assertThat(fx(() -> Objects.requireNonNull(bench.current()).keys()))
        .anyMatch(key -> key.key().equals("Ctrl+D"));
  }

  private static long count(Workspace space, String sqlOfWater) {
    return space.database().<Long>readNow(sql -> sql.number(sqlOfWater, AccountSample.WATER));
  }

  private static Row account(Workspace space) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.ACCOUNT).find(sql, AccountSample.WATER))
        .orElseThrow();
  }

  private static Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), AccountSample.rows().toArray(Row[]::new));
    return space;
  }

  private Workbench bench(Workspace space, Place place) {
    return bench(
        space,
        place,
        new Screens()
            .at(Place.Accounts.class, (at, each) -> new AccountsView(each))
            .at(Place.AccountRecord.class, (at, each) -> new AccountRecordView(each, at.id()))
            .at(Place.ContactRecord.class, (at, each) -> new ContactRecordView(each, at.id()))
            .offer(nav(NavItem.Section.WORK, new Place.Accounts(), Icon.ACCOUNT, "nav.accounts")));
  }
}
