package outrider.app.member;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.opportunity.DealRole;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Row;
import outrider.core.user.User;

/// Has a colleague work on a deal: who, and as what. Somebody types a part of a name, or the
/// initials of a Chinese one; arrows choose, Ctrl+1 to Ctrl+3 say the role, Enter adds.
public final class MemberDialog {
  private static final double WIDTH = 460;
  private static final int SHOWN_MAX = 6;

  private final Workspace space;
  private final Words words;
  private final Opportunity deal;
  private final Consumer<User> added;
  private final Colleagues colleagues;
  private final TextField who = new TextField();
  private final PeopleList people = new PeopleList(this::take);
  private final Label nobody = new Label();
  private final Label wrong = new Label();
  private final SegmentedTabs<DealRole> roles = new SegmentedTabs<>();
  private DealRole role = DealRole.TECHNICAL;
  private @Nullable User taken;
  private Runnable close = () -> {};

  /// @param added hears who it was, on the FX thread, once they are a member
  public MemberDialog(Workspace space, Row deal, Consumer<User> added) {
    this.space = space;
    this.words = space.words();
    this.deal = Opportunity.of(deal);
    this.added = added;
    colleagues = new Colleagues(space);
    for (var each : DealRole.values()) {
      roles.tab(each, MemberText.role(words, each));
      ((ToggleButton) roles.getChildren().getLast())
          .setTooltip(new Tooltip("Ctrl " + (each.ordinal() + 1)));
    }
    roles.onChosen(this::choose);
    choose(DealRole.TECHNICAL);
    who.setPromptText(words.get("member.prompt"));
    who.textProperty().subscribe(this::typed);
    nobody.setText(words.get("member.nobody"));
    nobody.getStyleClass().add("text-3");
    wrong.getStyleClass().addAll("small", "risk-text");
    wrong.setWrapText(true);
    wrong.setMinHeight(Region.USE_PREF_SIZE);
    show(wrong, false);
  }

  public void open() {
    var note = new Label(words.get("member.mayDo"));
    note.getStyleClass().addAll("small", "text-2");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    var content =
        new VBox(
            14,
            new FormField(new SimpleStringProperty(words.get("member.who")), who),
            new VBox(people, nobody),
            roles,
            note,
            wrong);
    content
        .getStylesheets()
        .add(Objects.requireNonNull(MemberDialog.class.getResource("member.css")).toExternalForm());
    content.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    var cancel = ButtonWithKey.secondary(words, "member.cancel").key("Esc").does(() -> close.run());
    var add =
        ButtonWithKey.primary(words, "member.add").icon(Icon.ADD).key("Enter").does(this::add);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("member.add.title", deal.name()), WIDTH, content, cancel, add));
    typed(who.getText());
    who.requestFocus();
  }

  /// Somebody who was called by name on a deal that they do not see.
  public MemberDialog with(User person) {
    take(person);
    return this;
  }

  private void pressed(KeyEvent press) {
    switch (press.getCode()) {
      case DOWN -> people.move(1);
      case UP -> people.move(-1);
      case ENTER -> add();
      case DIGIT1, DIGIT2, DIGIT3 -> {
        if (!press.isShortcutDown()) {
          return;
        }
        choose(DealRole.values()[press.getCode().ordinal() - KeyCode.DIGIT1.ordinal()]);
      }
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void typed(String text) {
    if (taken != null && taken.name().equals(text)) {
      return;
    }
    taken = null;
    people.show(
        colleagues.found(text).stream()
            .filter(user -> !user.id().equals(deal.owner()))
            .filter(user -> !deal.members().containsKey(user.id()))
            .limit(SHOWN_MAX)
            .map(user -> new PeopleList.Entry(user, colleagues.team(user)))
            .toList());
    show(people, people.selected().isPresent());
    show(nobody, people.selected().isEmpty());
  }

  private void take(User person) {
    taken = person;
    who.setText(person.name());
    people.show(List.of(new PeopleList.Entry(person, colleagues.team(person))));
    show(people, true);
    show(nobody, false);
  }

  private void choose(DealRole chosen) {
    role = chosen;
    roles.select(chosen);
  }

  private void add() {
    var person = Optional.ofNullable(taken).or(people::selected);
    if (person.isEmpty()) {
      who.requestFocus();
      return;
    }
    var unused =
        space
            .undo()
            .submit(
                "undo.member",
                new Command.SetMember(deal.id(), person.get().id(), null, role.word()))
            .whenCompleteAsync(
                (receipt, failure) -> answered(receipt, person.get()), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt, User person) {
    if (receipt != null && receipt.done()) {
      close.run();
      space.toasts().show(words.get("member.added", person.name()), () -> space.undo().undo());
      added.accept(person);
      return;
    }
    wrong.setText(
        receipt == null ? words.get("record.notSaved") : space.reasons().say(receipt.reasons()));
    show(wrong, true);
  }

  private static void show(javafx.scene.Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
