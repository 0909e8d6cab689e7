package outrider.app.fx;

/// By which column a table is sorted, and which way.
public record Sort(String columnId, boolean descending) {
  public static final Sort NONE = new Sort("", false);

  Sort flipped() {
    return new Sort(columnId, !descending);
  }

  String text() {
    return columnId + (descending ? ":down" : ":up");
  }

  static Sort of(String text) {
    int colon = text.lastIndexOf(':');
    return colon <= 0 ? NONE : new Sort(text.substring(0, colon), text.endsWith("down"));
  }
}
