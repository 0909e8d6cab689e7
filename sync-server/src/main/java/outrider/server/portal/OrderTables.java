package outrider.server.portal;

import static outrider.server.portal.PortalPages.text;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outrider.server.portal.PortalOrders.Follow;
import outrider.server.portal.PortalOrders.Order;

/// Orders as tables of a page, and as a choice of a form.
final class OrderTables {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'xxx", Locale.ROOT);

  private final PortalWords words;

  OrderTables(PortalWords words) {
    this.words = words;
  }

  String of(PortalOrders.Page page) {
    if (page.isEmpty()) {
      return "<p class=\"card\">" + text(words.get("ordersNone")) + "</p>";
    }
    boolean both = !page.ordered().isEmpty() && !page.agreed().isEmpty();
    StringBuilder html = new StringBuilder();
    if (!page.ordered().isEmpty()) {
      html.append(table(page.ordered(), true)).append(asOf(page.asOf()));
    }
    if (!page.agreed().isEmpty()) {
      html.append(both ? "<h2>" + text(words.get("agreed")) + "</h2>" : "")
          .append(both ? "<p class=\"quiet\">" + text(words.get("agreedText")) + "</p>" : "")
          .append(table(page.agreed(), false));
    }
    return html.toString();
  }

  private String asOf(@Nullable ZonedDateTime at) {
    return at == null
        ? ""
        : "<p class=\"quiet asof\">" + text(words.get("asOf", MOMENT.format(at))) + "</p>";
  }

  /// @param stated whether the orders have a state
  private String table(List<Order> orders, boolean stated) {
    StringBuilder html =
        new StringBuilder("<div class=\"card\"><table class=\"orders\"><thead><tr>")
            .append(head(words, "order", false))
            .append(head("closed", "day"))
            .append(head("amount", "sum"))
            .append(stated ? head("state", "how") : "")
            .append("</tr></thead><tbody>");
    orders.forEach(order -> html.append(line(order, stated)));
    return html.append("</tbody></table></div>").toString();
  }

  private String line(Order order, boolean stated) {
    StringBuilder html =
        new StringBuilder("<tr><td class=\"what\"><span>")
            .append(text(order.name()))
            .append("</span>");
    String small = small(order);
    if (!small.isEmpty()) {
      html.append("<br><span class=\"quiet\">").append(text(small)).append("</span>");
    }
    if (!order.follows().isEmpty()) {
      html.append("<ul>");
      order.follows().forEach(follow -> html.append(follow(follow)));
      html.append("</ul>");
    }
    html.append("</td>")
        .append(cell("closed", text(day(order.day()))))
        .append(cell("amount", text(amount(order.amountMinor(), order.currency()))));
    if (stated) {
      html.append(
          cell(
              "state",
              order.state().isEmpty()
                  ? "–"
                  : "<span class=\"state\">" + text(order.state()) + "</span>"));
    }
    return html.append("</tr>").toString();
  }

  private String small(Order order) {
    String number = order.number().equals(order.name()) ? "" : order.number();
    Long quantity = order.quantity();
    String count = quantity == null ? "" : words.get("quantity", number(quantity, 0));
    return number.isEmpty() || count.isEmpty() ? number + count : number + " · " + count;
  }

  private String follow(Follow follow) {
    StringBuilder html =
        new StringBuilder("<li><b>")
            .append(text(words.get("follow." + follow.kind())))
            .append("</b> ")
            .append(text(follow.number()));
    if (follow.day() != null) {
      html.append(" · ").append(text(day(follow.day())));
    }
    if (follow.amountMinor() != null) {
      html.append(" · ").append(text(amount(follow.amountMinor(), follow.currency())));
    }
    if (!follow.state().isEmpty()) {
      html.append(" · ").append(text(follow.state()));
    }
    return html.append("</li>").toString();
  }

  /// The orders to choose from, by where they stand.
  String choice(PortalOrders.Page page, String chosen) {
    boolean both = !page.ordered().isEmpty() && !page.agreed().isEmpty();
    return "<label>"
        + text(words.get("order"))
        + "<select name=\"order\" required><option value=\"\">"
        + text(words.get("chooseOrder"))
        + "</option>"
        + group(both ? words.get("orders") : "", page.ordered(), chosen)
        + group(both ? words.get("agreed") : "", page.agreed(), chosen)
        + "</select></label>";
  }

  private static String group(String name, List<Order> orders, String chosen) {
    StringBuilder html = new StringBuilder();
    for (Order order : orders) {
      html.append("<option value=\"")
          .append(text(order.id()))
          .append(order.id().equals(chosen) ? "\" selected>" : "\">")
          .append(text(order.called()))
          .append("</option>");
    }
    return name.isEmpty()
        ? html.toString()
        : "<optgroup label=\"" + text(name) + "\">" + html + "</optgroup>";
  }

  static String head(PortalWords words, String key, boolean figure) {
    return "<th" + (figure ? " class=\"figure\">" : ">") + text(words.get(key)) + "</th>";
  }

  private String head(String key, String wide) {
    return "<th class=\"figure " + wide + "\">" + text(words.get(key)) + "</th>";
  }

  /// On a narrow screen the head of its column stands before it.
  private String cell(String key, String html) {
    return "<td class=\"figure\" data-head=\"" + text(words.get(key)) + "\">" + html + "</td>";
  }

  private static String day(@Nullable Long epochDay) {
    return epochDay == null ? "–" : LocalDate.ofEpochDay(epochDay).toString();
  }

  private String amount(@Nullable Long minor, String currency) {
    return minor == null ? "–" : (currency + " " + number(minor / 100.0, 2)).strip();
  }

  private String number(double value, int digits) {
    NumberFormat format =
        NumberFormat.getNumberInstance(
            words == PortalWords.CHINESE ? Locale.CHINA : Locale.ENGLISH);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }
}
