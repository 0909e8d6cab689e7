package outrider.server.calendar;

/// The title of a task in words: those that the rules make are stored as a code.
final class TitleWords {
  private TitleWords() {}

  static String of(String title, boolean chinese) {
    return switch (title) {
      case "first-response" -> chinese ? "首次响应" : "First response";
      case "came-again" -> chinese ? "再次来访" : "Came again";
      case "nobody-free" -> chinese ? "无人可接：请转交这条线索" : "Nobody is free: hand this lead on";
      default -> title;
    };
  }
}
