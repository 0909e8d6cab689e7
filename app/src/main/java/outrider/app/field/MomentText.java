package outrider.app.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;

/// A day with its time as it stands in a text box: `2026-12-18 09:30`. A day alone is its midnight.
record MomentText(Words words, ZoneId zone) {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("yyyy-M-d H:mm", Locale.ROOT);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT);

  String write(@Nullable Object value) {
    return value instanceof Long at
        ? LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone).format(WRITTEN)
        : "";
  }

  Typed read(@Nullable String typed) {
    var plain =
        typed == null ? "" : typed.strip().replace('：', ':').replace('/', '-').replace('T', ' ');
    if (plain.isEmpty()) {
      return new Typed.Valid(null);
    }
    try {
      var moment =
          plain.indexOf(' ') < 0
              ? LocalDate.parse(plain, DAY).atStartOfDay()
              : LocalDateTime.parse(plain.replaceAll("\\s+", " "), READ);
      return new Typed.Valid(moment.atZone(zone).toInstant().toEpochMilli());
    } catch (DateTimeException wrong) {
      return new Typed.Wrong(words.get("form.wrongMoment"));
    }
  }
}
