package outrider.app.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FxThread;
import outrider.app.shell.Keys;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Under a text in which somebody types `@`: the colleagues who see the record, by a part of their
/// name or its initials. Arrows choose, Enter or Tab takes, Esc goes on typing. Whoever does not
/// see a deal is offered to be added to it. FX thread only.
public final class MentionPicker extends VBox {
  private static final int SHOWN_MAX = 6;
  private static final int TYPED_MAX = 24;

  private final Workspace space;
  private final TextArea text;
  private final Colleagues colleagues;
  private final PeopleList people = new PeopleList(this::take);
  private final Label hint = new Label();
  private final Map<String, String> named = new LinkedHashMap<>();
  private @Nullable Row record;
  private int begin = -1;
  private int silencedAt = -1;

  public MentionPicker(Workspace space, TextArea text, RecordType type, String id) {
    super(4);
    this.space = space;
    this.text = text;
    colleagues = new Colleagues(space);
    getStyleClass().add("mention-picker");
    getStylesheets()
        .add(
            Objects.requireNonNull(MentionPicker.class.getResource("member.css")).toExternalForm());
    hint.getStyleClass().addAll("small", "text-3");
    hint.setText(space.words().get("mention.hint"));
    getChildren().addAll(people, hint);
    show(false);
    text.textProperty().subscribe(now -> FxThread.later(this::look));
    text.caretPositionProperty().subscribe(now -> look());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    read(type, id);
  }

  private void read(RecordType type, String id) {
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(type).find(sql, id))
            .thenAcceptAsync(found -> record = found.orElse(null), FxThread.executor());
  }

  /// The users whose name still stands in the text.
  public List<String> mentions() {
    var written = text.getText();
    return named.entrySet().stream()
        .filter(entry -> written.contains('@' + entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  public boolean isOpen() {
    return isVisible();
  }

  private void pressed(KeyEvent press) {
    if (!isOpen() || press.isShortcutDown()) {
      return;
    }
    switch (press.getCode()) {
      case DOWN -> people.move(1);
      case UP -> people.move(-1);
      case ENTER, TAB -> people.selected().ifPresent(this::take);
      case ESCAPE -> {
        silencedAt = begin;
        show(false);
      }
      default -> {
        return;
      }
    }
    press.consume();
  }

  /// What stands between the last `@` and the caret, where that may be the beginning of a name.
  private void look() {
    var shown = record;
    var typed = shown == null ? Optional.<String>empty() : typed();
    if (typed.isEmpty() || begin == silencedAt) {
      show(false);
      return;
    }
    silencedAt = -1;
    var entries = entries(Objects.requireNonNull(shown), typed.get());
    people.show(entries);
    show(!entries.isEmpty());
  }

  private Optional<String> typed() {
    var upToCaret =
        text.getText().substring(0, Math.min(text.getCaretPosition(), text.getLength()));
    begin = upToCaret.lastIndexOf('@');
    if (begin < 0) {
      silencedAt = -1;
      return Optional.empty();
    }
    var typed = upToCaret.substring(begin + 1);
    var isMail = begin > 0 && isLatin(upToCaret.charAt(begin - 1));
    var isTaken = named.containsValue(typed);
    return isMail
            || isTaken
            || typed.length() > TYPED_MAX
            || typed.contains("\n")
            || typed.endsWith(" ") && named.containsValue(typed.strip())
        ? Optional.empty()
        : Optional.of(typed);
  }

  private static boolean isLatin(char before) {
    return before < 0x80 && Character.isLetterOrDigit(before);
  }

  private List<PeopleList.Entry> entries(Row of, String typed) {
    var tree = space.database().configuration().tree();
    var seeing = new ArrayList<PeopleList.Entry>();
    var others = new ArrayList<PeopleList.Entry>();
    for (var user : colleagues.found(typed)) {
      if (Visibility.sees(user, of, tree)) {
        seeing.add(new PeopleList.Entry(user, colleagues.team(user)));
      } else if (mayAdd(of)) {
        others.add(new PeopleList.Entry(user, space.words().get("mention.addFirst")));
      }
    }
    seeing.addAll(others);
    return seeing.stream().limit(SHOWN_MAX).toList();
  }

  private boolean mayAdd(Row of) {
    var actor = space.commands().actor();
    return of.type() == RecordType.OPPORTUNITY
        && (actor.user().equals(of.textOrNull(Fields.OWNER)) || actor.leads() && actor.holds(of));
  }

  private void take(User user) {
    var of = record;
    if (of == null || begin < 0) {
      return;
    }
    show(false);
    if (Visibility.sees(user, of, tree())) {
      write(user);
    } else {
      new MemberDialog(
              space,
              of,
              added -> {
                read(of.type(), of.id());
                write(added);
                text.requestFocus();
              })
          .with(user)
          .open();
    }
  }

  private TeamTree tree() {
    return space.database().configuration().tree();
  }

  private void write(User user) {
    named.put(user.id(), user.name());
    var written = '@' + user.name() + ' ';
    text.replaceText(begin, Math.max(begin, text.getCaretPosition()), written);
    text.positionCaret(begin + written.length());
    show(false);
  }

  private void show(boolean shown) {
    if (shown) {
      text.getProperties().put(Keys.TAKES_ESC, true);
    } else {
      text.getProperties().remove(Keys.TAKES_ESC);
    }
    setVisible(shown);
    setManaged(shown);
  }
}
