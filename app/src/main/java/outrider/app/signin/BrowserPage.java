package outrider.app.signin;

import outrider.app.i18n.Words;
import outrider.app.sync.LoopbackRedirect;

/// What is left in the browser when somebody has signed in there: one sentence, and back to work.
final class BrowserPage {
  private static final String HTML =
      """
      <!doctype html>
      <html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>
      body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;
      font-family:system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;background:#f4f6fa;color:#161b27}
      main{background:#fff;border:1px solid #d9deea;border-radius:12px;padding:32px 40px;max-width:420px}
      h1{font-size:20px;margin:0 0 8px}p{margin:0;line-height:1.6;color:#444e64}
      @media(prefers-color-scheme:dark){body{background:#141922;color:#e3e8f6}
      main{background:#1b2230;border-color:#404b5e}p{color:#b6bfce}}
      </style></head><body><main><h1>%s</h1><p>%s</p></main></body></html>
      """;

  private BrowserPage() {}

  static LoopbackRedirect.Pages in(Words words) {
    return new LoopbackRedirect.Pages(
        page(words, words.get("signIn.page.done"), words.get("signIn.page.doneText")),
        page(words, words.get("signIn.page.failed"), words.get("signIn.page.failedText")));
  }

  private static String page(Words words, String title, String text) {
    var language = words.language().locale().toLanguageTag();
    return HTML.formatted(language, words.get("app.name"), title, text);
  }
}
