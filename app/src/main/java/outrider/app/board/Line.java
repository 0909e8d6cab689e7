package outrider.app.board;

/// Numbers that SQLite has put into one text, with a comma behind each: to fetch a text takes a
/// fraction of what fetching its numbers one by one does.
final class Line {
  private String text = "";
  private int at;

  void of(String numbers) {
    text = numbers;
    at = 0;
  }

  boolean hasNext() {
    return at < text.length();
  }

  long next() {
    var negative = text.charAt(at) == '-';
    var number = 0L;
    for (at += negative ? 1 : 0; text.charAt(at) != ','; at++) {
      number = number * 10 + text.charAt(at) - '0';
    }
    at++;
    return negative ? -number : number;
  }
}
