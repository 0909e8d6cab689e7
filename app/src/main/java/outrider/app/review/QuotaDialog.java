package outrider.app.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import outrider.app.field.FigureSheet;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.quota.Quota;
import outrider.core.user.User;

/// What a team and its people are to win in a quarter, one amount a line; an empty line means no
/// target.
final class QuotaDialog {
  private static final double WIDTH = 560;

  private final Workspace space;
  private final ReviewWords text;
  private final ReviewBook book;
  private final String currency;
  private final FigureSheet sheet;

  private QuotaDialog(Workspace space, ReviewWords text, ReviewBook book, String currency) {
    this.space = space;
    this.text = text;
    this.book = book;
    this.currency = currency;
    sheet =
        new FigureSheet(
            space,
            "quota/" + book.asked().quarter().text() + '/' + currency,
            QuotaDialog::minor,
            minor -> major(minor).toPlainString());
  }

  /// @param team whose people are listed, as far as this person answers for them
  static void open(
      Workspace space, ReviewWords text, ReviewBook book, String team, String currency) {
    new QuotaDialog(space, text, book, currency).open(team);
  }

  private void open(String team) {
    var actor = space.commands().actor();
    var tree = space.database().configuration().tree();
    if (actor.mayMoveTo(team, tree) && actor.leads()) {
      ofTeam(team);
    }
    tree.members(tree.downward(team)).stream()
        .filter(person -> person.active() && actor.answersFor(person))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .forEach(this::ofPerson);
    sheet.open(
        new FigureSheet.Said(
            text.get("review.targetsTitle"),
            text.get(
                "review.targetsHint",
                text.quarter(book.asked().quarter()),
                space.words().amounts().symbol(currency).strip()),
            "review.saveTargets",
            text.get("review.amountWanting"),
            "undo.quota",
            count -> text.get("review.targetsSaved", count)),
        WIDTH);
  }

  private void ofTeam(String team) {
    var name = new Label(text.names().team(team), Icon.TEAM.node(14));
    name.getStyleClass().add("bold");
    sheet.line(
        "team " + team,
        name,
        text.get("review.noTarget"),
        target(quota -> quota.person() == null && team.equals(quota.team())),
        (before, now) -> new Command.SetQuota(null, team, quarter(), currency, before, now));
  }

  private void ofPerson(User person) {
    sheet.line(
        person.id(),
        new Label(person.name()),
        text.get("review.noTarget"),
        target(quota -> person.id().equals(quota.person())),
        (before, now) -> new Command.SetQuota(person.id(), null, quarter(), currency, before, now));
  }

  private String quarter() {
    return book.asked().quarter().text();
  }

  private OptionalLong target(Predicate<Quota> whose) {
    return book.quotas().stream()
        .filter(quota -> quota.currency().equals(currency))
        .filter(whose)
        .map(Quota::amountMinor)
        .findFirst()
        .orElse(OptionalLong.empty());
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
