package outrider.app.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.quota.Quota;
import outrider.core.user.User;

/// What a team and its people are to win in a quarter, one amount a line. Only what was changed is
/// set; an empty line means no target.
final class QuotaDialog {
  private static final double WIDTH = 560;
  private static final double LIST_HEIGHT = 360;

  /// One line: whose, what stood there, what is typed.
  private record Line(
      @Nullable String person, @Nullable String team, OptionalLong before, TextField field) {}

  private final Workspace space;
  private final ReviewWords text;
  private final ReviewBook book;
  private final String currency;
  private final List<Line> lines = new ArrayList<>();
  private final Label wanting = new Label();
  private final KeptTyping kept;
  private Runnable close = () -> {};

  private QuotaDialog(Workspace space, ReviewWords text, ReviewBook book, String currency) {
    this.space = space;
    this.text = text;
    this.book = book;
    this.currency = currency;
    kept =
        new KeptTyping(space.database(), "quota/" + book.asked().quarter().text() + '/' + currency);
  }

  /// @param team whose people are listed, as far as this person answers for them
  static void open(
      Workspace space, ReviewWords text, ReviewBook book, String team, String currency) {
    new QuotaDialog(space, text, book, currency).open(team);
  }

  private void open(String team) {
    var actor = space.commands().actor();
    var tree = space.database().configuration().tree();
    var list = new VBox(6);
    if (actor.mayMoveTo(team, tree) && actor.leads()) {
      list.getChildren().add(line(null, team, text.names().team(team), true));
    }
    tree.members(tree.downward(team)).stream()
        .filter(person -> person.active() && actor.answersFor(person))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .forEach(person -> list.getChildren().add(line(person.id(), null, person.name(), false)));
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(LIST_HEIGHT);
    scroll.getStyleClass().add("quota-list");
    var hint =
        new Label(
            text.get(
                "review.targetsHint",
                text.quarter(book.asked().quarter()),
                space.words().amounts().symbol(currency).strip()));
    hint.setWrapText(true);
    hint.getStyleClass().addAll("small", "text-2");
    wanting.getStyleClass().addAll("small", "risk-text");
    wanting.setWrapText(true);
    say("");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(space.words(), "review.saveTargets").does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get("review.targetsTitle"),
                    WIDTH,
                    new VBox(12, hint, scroll, wanting),
                    cancel,
                    save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    cancel.does(this::leave);
  }

  private HBox line(@Nullable String person, @Nullable String team, String name, boolean bold) {
    var before =
        book.quotas().stream()
            .filter(quota -> quota.currency().equals(currency))
            .filter(quota ->
                person == null
                    ? quota.person() == null && String.valueOf(team).equals(quota.team())
                    : person.equals(quota.person()))
            .map(Quota::amountMinor)
            .findFirst()
            .orElse(OptionalLong.empty());
    var field = new TextField();
    field.getStyleClass().add("num");
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPrefWidth(180);
    field.setPromptText(text.get("review.noTarget"));
    field.setAccessibleText(name);
    before.ifPresent(minor -> field.setText(major(minor).toPlainString()));
    kept.text(person == null ? "team " + team : person, field);
    field.textProperty().subscribe(() -> say(""));
    lines.add(new Line(person, team, before, field));
    var label = new Label(name, bold ? Icon.TEAM.node(14) : null);
    if (bold) {
      label.getStyleClass().add("bold");
    }
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var row = new HBox(12, label, field);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private void save() {
    var commands = new ArrayList<Command>();
    for (var line : lines) {
      var typed = line.field().getText().strip();
      var amount = minor(typed);
      if (!typed.isEmpty() && amount.isEmpty()) {
        say(text.get("review.amountWanting"));
        line.field().requestFocus();
        return;
      }
      if (!amount.equals(line.before())) {
        commands.add(
            new Command.SetQuota(
                line.person(),
                line.team(),
                book.asked().quarter().text(),
                currency,
                boxed(line.before()),
                boxed(amount)));
      }
    }
    if (commands.isEmpty()) {
      leave();
      return;
    }
    space
        .undo()
        .submitTogether("undo.quota", commands)
        .thenAccept(receipt -> FxThread.run(() -> finished(receipt, commands.size())));
  }

  private void finished(Receipt receipt, int count) {
    switch (receipt) {
      case Receipt.Refused refused -> say(space.reasons().say(refused.reasons()));
      case Receipt.Done _ -> {
        leave();
        space.toasts().show(text.get("review.targetsSaved", count), () -> space.undo().undo());
      }
    }
  }

  private void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  private static @Nullable Long boxed(OptionalLong minor) {
    return minor.isPresent() ? (Long) minor.getAsLong() : null;
  }

  private static BigDecimal major(long minor) {
    var amount = BigDecimal.valueOf(minor, 2).stripTrailingZeros();
    return amount.scale() < 0 ? amount.setScale(0, RoundingMode.UNNECESSARY) : amount;
  }

  /// An amount as people type it: `1,200,000`, `120万`, `1.2m`, `500k`. Empty for none, and for what
  /// is none.
  static OptionalLong minor(String typed) {
    var plain = typed.replaceAll("[,，\\s¥$€£]", "").toLowerCase(Locale.ROOT);
    var unit =
        plain.endsWith("亿")
            ? 100_000_000L
            : plain.endsWith("万")
                ? 10_000L
                : plain.endsWith("m") ? 1_000_000L : plain.endsWith("k") ? 1_000L : 1L;
    var digits = unit == 1 ? plain : plain.substring(0, plain.length() - 1);
    if (!digits.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
      return OptionalLong.empty();
    }
    var minor =
        new BigDecimal(digits)
            .multiply(BigDecimal.valueOf(unit * 100))
            .setScale(0, RoundingMode.HALF_UP);
    return Optional.of(minor)
        .filter(each -> each.signum() > 0)
        .filter(each -> each.compareTo(BigDecimal.valueOf(Quota.AMOUNT_MAX)) <= 0)
        .map(each -> OptionalLong.of(each.longValueExact()))
        .orElse(OptionalLong.empty());
  }
}
