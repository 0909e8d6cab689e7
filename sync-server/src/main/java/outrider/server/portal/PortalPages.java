package outrider.server.portal;

import java.util.List;
import java.util.Map;
import outrider.server.ops.Limits;
import outrider.server.portal.Portal.Asked;
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
            + "</form><p class=\"after\"><a href=\"/portal/forgotten\">"
            + text(words.get("forgotten"))
            + "</a></p>");
  }

  /// @param said what was the matter; empty for nothing
  public String forgotten(String said) {
    return page(
        words.get("forgotten"),
        "",
        true,
        "<p>"
            + text(words.get("forgottenText"))
            + "</p>"
            + wrong(said)
            + "<form class=\"card\" method=\"post\" action=\"/portal/forgotten\">"
            + input("email", "email", "email", true, "username")
            + button("forgottenGo")
            + "</form><p class=\"after\"><a href=\"/portal\">"
            + text(words.get("back"))
            + "</a></p>");
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

  public String orders(Visitor visitor, PortalOrders.Page orders) {
    return inside(visitor, "orders", new OrderTables(words).of(orders));
  }

  /// @param sent whether a request has just arrived
  /// @param said what was the matter; empty for nothing
  public String requests(
      Visitor visitor,
      PortalOrders.Page orders,
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
          .append(new OrderTables(words).choice(orders, values.getOrDefault("order", "")))
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
            .append(OrderTables.head(words, "what", false))
            .append(OrderTables.head(words, "asked", true))
            .append(OrderTables.head(words, "state", true))
            .append("</tr></thead><tbody>");
    for (Asked each : asked) {
      html.append("<tr><td>")
          .append(text(words.get("kind." + each.kind())))
          .append("<br><span class=\"quiet\">")
          .append(text(each.words()))
          .append("</span></td><td class=\"figure\">")
          .append(text(PortalRecords.day(each.at()).toString()))
          .append("</td><td class=\"figure\"><span class=\"state\">")
          .append(text(words.get("state." + each.state())))
          .append("</span></td></tr>");
    }
    return html.append("</tbody></table></div>").toString();
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

  static String text(String said) {
    return said.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
