package outrider.server.portal;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.server.ops.Limits;
import outrider.server.portal.Portal.Asked;
import outrider.server.portal.Portal.Order;
import outrider.server.portal.Portal.Visitor;

/// The pages of a customer, as plain HTML that runs no script. Whatever somebody wrote goes through
/// `text`.
public final class PortalPages {
  private final PortalWords words;

  public PortalPages(PortalWords words) {
    this.words = words;
  }

  public PortalWords words() {
    return words;
  }

  /// @param said what was the matter; empty for nothing
  public String signIn(String said) {
    return page(
        words.get("signIn"),
        "",
        true,
        wrong(said)
            + "<form class=\"card\" method=\"post\" action=\"/portal/sign-in\">"
            + input("email", "email", "email", true, "username")
            + input("password", "password", "password", true, "current-password")
            + button("signIn")
            + "</form>");
  }

  /// @param token of the invitation, which is already in the address
  public String join(String token, String name, String said) {
    return page(
        words.get("join", name),
        "",
        true,
        "<p>"
            + text(words.get("joinText"))
            + "</p>"
            + wrong(said)
            + "<form class=\"card\" method=\"post\" action=\"/portal/join/"
            + text(token)
            + "\">"
            + input("password", "passwordNew", "password", true, "new-password")
            + input("again", "passwordAgain", "password", true, "new-password")
            + button("joinGo")
            + "</form>");
  }

  /// A page that says one sentence.
  public String plain(String key) {
    return page(words.get("portal"), "", true, "<p>" + text(words.get(key)) + "</p>");
  }

  public String orders(Visitor visitor, List<Order> orders) {
    StringBuilder html = new StringBuilder();
    if (orders.isEmpty()) {
      html.append("<p class=\"card\">").append(text(words.get("ordersNone"))).append("</p>");
    } else {
      html.append("<div class=\"card\"><table><thead><tr>")
          .append(head("order", false))
          .append(head("closed", true))
          .append(head("amount", true))
          .append("</tr></thead><tbody>");
      for (Order order : orders) {
        html.append("<tr><td>")
            .append(text(order.name()))
            .append("</td><td class=\"figure\">")
            .append(text(day(order.closedOn())))
            .append("</td><td class=\"figure\">")
            .append(text(amount(order)))
            .append("</td></tr>");
      }
      html.append("</tbody></table></div>");
    }
    return inside(visitor, "orders", html.toString());
  }

  /// @param sent whether a request has just arrived
  /// @param said what was the matter; empty for nothing
  public String requests(
      Visitor visitor,
      List<Order> orders,
      List<Asked> asked,
      Map<String, String> values,
      boolean sent,
      String said) {
    StringBuilder html = new StringBuilder(done(sent, "invoiceSent")).append(list(asked));
    html.append("<h2>").append(text(words.get("invoice"))).append("</h2>").append(wrong(said));
    if (orders.isEmpty()) {
      html.append("<p class=\"card\">").append(text(words.get("ordersNone"))).append("</p>");
    } else {
      html.append("<form class=\"card\" method=\"post\" action=\"/portal/invoice\">")
          .append(token(visitor))
          .append(choice(orders, values.getOrDefault("order", "")))
          .append(line("title", "invoiceTitle", values, true))
          .append(line("tax", "taxNumber", values, false))
          .append(line("to", "sendTo", values, false))
          .append(area("remarks", values))
          .append(button("invoiceSend"))
          .append("</form>");
    }
    return inside(visitor, "requests", html.toString());
  }

  public String satisfaction(
      Visitor visitor, Map<String, String> values, boolean sent, String said) {
    StringBuilder marks = new StringBuilder("<div class=\"marks\">");
    for (int mark = 1; mark <= 5; mark++) {
      marks
          .append("<label><input type=\"radio\" name=\"mark\" required value=\"")
          .append(mark)
          .append(values.getOrDefault("mark", "").equals("" + mark) ? "\" checked>" : "\">")
          .append("<span>")
          .append(mark)
          .append("</span></label>");
    }
    marks.append("</div>");
    return inside(
        visitor,
        "satisfaction",
        done(sent, "satisfactionSent")
            + wrong(said)
            + "<form class=\"card\" method=\"post\" action=\"/portal/satisfaction\">"
            + token(visitor)
            + "<fieldset><legend>"
            + text(words.get("satisfactionAsk"))
            + "</legend><span class=\"quiet\">"
            + text(words.get("mark"))
            + "</span>"
            + marks
            + "</fieldset>"
            + area("words", values)
            + button("satisfactionSend")
            + "</form>");
  }

  private String list(List<Asked> asked) {
    if (asked.isEmpty()) {
      return "<p class=\"quiet\">" + text(words.get("requestsNone")) + "</p>";
    }
    StringBuilder html =
        new StringBuilder("<div class=\"card\"><table><thead><tr>")
            .append(head("what", false))
            .append(head("asked", true))
            .append(head("state", true))
            .append("</tr></thead><tbody>");
    for (Asked each : asked) {
      html.append("<tr><td>")
          .append(text(words.get("kind." + each.kind())))
          .append("<br><span class=\"quiet\">")
          .append(text(each.words()))
          .append("</span></td><td class=\"figure\">")
          .append(text(day(Instant.ofEpochMilli(each.at()).atZone(ZoneOffset.UTC).toLocalDate())))
          .append("</td><td class=\"figure\"><span class=\"state\">")
          .append(text(words.get("state." + each.state())))
          .append("</span></td></tr>");
    }
    return html.append("</tbody></table></div>").toString();
  }

  private String choice(List<Order> orders, String chosen) {
    StringBuilder html =
        new StringBuilder("<label>")
            .append(text(words.get("order")))
            .append("<select name=\"order\" required><option value=\"\">")
            .append(text(words.get("chooseOrder")))
            .append("</option>");
    for (Order order : orders) {
      html.append("<option value=\"")
          .append(text(order.id()))
          .append(order.id().equals(chosen) ? "\" selected>" : "\">")
          .append(text(order.name()))
          .append("</option>");
    }
    return html.append("</select></label>").toString();
  }

  private String inside(Visitor visitor, String here, String body) {
    StringBuilder nav = new StringBuilder("<nav>");
    for (String each : List.of("orders", "requests", "satisfaction")) {
      nav.append("<a href=\"/portal/")
          .append(each)
          .append(each.equals(here) ? "\" aria-current=\"page\">" : "\">")
          .append(text(words.get(each)))
          .append("</a>");
    }
    nav.append("</nav><form method=\"post\" action=\"/portal/sign-out\">")
        .append(token(visitor))
        .append("<button class=\"plain\" type=\"submit\">")
        .append(text(words.get("signOut")))
        .append("</button></form>");
    String bar =
        "<span class=\"brand\">"
            + text(visitor.company())
            + "<small>"
            + text(visitor.person())
            + "</small></span>"
            + nav;
    return page(words.get(here), bar, false, body);
  }

  private String page(String title, String bar, boolean narrow, String body) {
    return "<!doctype html>\n<html lang=\""
        + words.language()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + text(title)
        + "</title>\n<link rel=\"stylesheet\" href=\"/portal/portal.css\">\n</head>\n<body>\n"
        + (bar.isEmpty() ? "" : "<header><div class=\"bar\">" + bar + "</div></header>\n")
        + "<main"
        + (narrow ? " class=\"narrow\"" : "")
        + ">\n<h1>"
        + text(title)
        + "</h1>\n"
        + body
        + "\n</main>\n<footer>"
        + text(words.get("footer"))
        + " <a href=\"/portal/language/"
        + words.other()
        + "\">"
        + text(words.get("language"))
        + "</a></footer>\n</body>\n</html>\n";
  }

  private String head(String key, boolean figure) {
    return "<th" + (figure ? " class=\"figure\">" : ">") + text(words.get(key)) + "</th>";
  }

  private String wrong(String said) {
    return said.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">" + text(said) + "</p>";
  }

  private String done(boolean is, String key) {
    return is ? "<p class=\"done\" role=\"status\">" + text(words.get(key)) + "</p>" : "";
  }

  private static String token(Visitor visitor) {
    return "<input type=\"hidden\" name=\"form\" value=\"" + visitor.formToken() + "\">";
  }

  private String input(String name, String key, String type, boolean required, String fills) {
    return "<label>"
        + text(words.get(key))
        + "<input name=\""
        + name
        + "\" type=\""
        + type
        + "\" autocomplete=\""
        + fills
        + "\" maxlength=\""
        + (type.equals("password") ? Limits.PASSWORD_CHARS : Limits.LOGIN_CHARS)
        + (required ? "\" required></label>" : "\"></label>");
  }

  private String line(String name, String key, Map<String, String> values, boolean required) {
    return "<label>"
        + text(words.get(key))
        + "<input name=\""
        + name
        + "\" maxlength=\""
        + Limits.PORTAL_LINE_CHARS
        + "\" value=\""
        + text(values.getOrDefault(name, ""))
        + (required ? "\" required></label>" : "\"></label>");
  }

  private String area(String name, Map<String, String> values) {
    return "<label>"
        + text(words.get(name))
        + "<textarea rows=\"4\" name=\""
        + name
        + "\" maxlength=\""
        + Limits.PORTAL_TEXT_CHARS
        + "\">"
        + text(values.getOrDefault(name, ""))
        + "</textarea></label>";
  }

  private String button(String key) {
    return "<button type=\"submit\">" + text(words.get(key)) + "</button>";
  }

  private static String day(@Nullable Long epochDay) {
    return epochDay == null ? "–" : day(LocalDate.ofEpochDay(epochDay));
  }

  private static String day(LocalDate day) {
    return day.toString();
  }

  private String amount(Order order) {
    Long minor = order.amountMinor();
    if (minor == null) {
      return "–";
    }
    NumberFormat format =
        NumberFormat.getNumberInstance(
            words == PortalWords.CHINESE ? Locale.CHINA : Locale.ENGLISH);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return (order.currency() + " " + format.format(minor / 100.0)).strip();
  }

  static String text(String said) {
    return said.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
