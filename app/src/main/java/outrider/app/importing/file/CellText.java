package outrider.app.importing.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/// The text of a workbook's cell. A workbook keeps dates as numbers and tells only by the number
/// format which is which; Chinese Excel uses formats by number that appear in no list.
final class CellText {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");
  private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000L);

  private final LocalDateTime epoch;

  CellText(boolean date1904) {
    this.epoch =
        date1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
  }

  String of(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.STRING) {
      return cell.getText();
    }
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    if (cell.getType() == CellType.BOOLEAN) {
      return raw.equals("1") ? "true" : "false";
    }
    try {
      BigDecimal number = new BigDecimal(raw);
      return isDate(cell) ? date(number) : plain(number);
    } catch (NumberFormatException _) {
      return raw;
    }
  }

  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && isDateFormat(id)) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    String letters = QUOTED.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    boolean calendar = letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
    return calendar || (letters.indexOf('h') >= 0 && letters.indexOf('m') >= 0);
  }

  /// 14 to 22 and 45 to 47 everywhere; 27 to 36 and 50 to 58 in East Asian Excel.
  private static boolean isDateFormat(int id) {
    return (id >= 14 && id <= 22)
        || (id >= 27 && id <= 36)
        || (id >= 45 && id <= 47)
        || (id >= 50 && id <= 58);
  }

  private String date(BigDecimal serial) {
    long millis = serial.multiply(DAY_MILLIS).longValue();
    LocalDateTime at =
        epoch
            .plus(millis, ChronoUnit.MILLIS)
            .plusNanos(500_000_000)
            .truncatedTo(ChronoUnit.SECONDS);
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toLocalDate() + " " + at.toLocalTime();
  }

  /// Excel keeps binary fractions, so 0.1 may stand in the file as 0.10000000000000001; it shows
  /// fifteen digits.
  private static String plain(BigDecimal number) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    BigDecimal shown = whole ? number : number.round(new MathContext(15));
    return shown.stripTrailingZeros().toPlainString();
  }
}
