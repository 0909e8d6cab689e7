package outrider.app.quickadd;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outrider.app.quickadd.Chip.Kind;

/// One line typed in a hurry, taken apart: "张三 138 0000 0127 华为 官网 A 明天10点 要多仓方案".
///
/// What has a shape of its own (phone, e-mail, time, money) is found first, wherever it stands. The
/// words between are then read from left to right: known sources and grades by name, a person by
/// the surname, a company by its ending, by being known, or by standing where one says the company.
/// Whatever remains is the note: nothing typed is lost. Pure, so it may run on every keystroke.
public record QuickAddLine(List<Chip> chips) {
  private static final int LENGTH_MAX = 2000;

  private static final Pattern EMAIL =
      Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)*\\.[A-Za-z]{2,}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?<![\\d+])(?:"
              + "(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}"
              + "|\\+\\d{1,3}(?:[ -]?\\(?\\d{2,4}\\)?){2,5}"
              + "|\\(?0\\d{2,3}\\)?[- ]?\\d{3,4}[- ]?\\d{4}"
              + "|[48]00[- ]?\\d{3}[- ]?\\d{4}"
              + ")(?!\\d|[:：点月号万]| ?(?:am|pm)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WECHAT =
      Pattern.compile(
          "(?:微信号?|wechat|\\bwx)\\s*[:：]?\\s*([A-Za-z][\\w-]{4,19})", Pattern.CASE_INSENSITIVE);
  private static final Pattern AMOUNT =
      Pattern.compile(
          "(?:(?:预算|金额|budget)\\s*[:：]?\\s*([¥￥$€]?\\s*\\d[\\d,.]*\\s*(?:万元?|亿元?|元|k|m)?)"
              + "|([¥￥$€]\\s*\\d[\\d,.]*\\s*(?:万|k|m)?|\\d[\\d.]*\\s*万元?))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INTENT =
      Pattern.compile(
          "(?:意向|级别|grade|intent)?\\s*[:：]?\\s*([ABC])\\s*(?:级|类)?(?:意向|客户)?",
          Pattern.CASE_INSENSITIVE);
  private static final String ENDINGS =
      "Inc|Ltd|LLC|GmbH|AG|Corp|Co|PLC|SA|BV|Oy|AB|AS|Group|Foods|Systems|Labs";
  private static final Pattern COMPANY =
      Pattern.compile(
          ".*(公司|集团|科技|软件|股份|有限|工厂|银行|医院|大学|学院|研究院|事务所|物流|制造|贸易|食品|商贸|电子|光电|化工|样例)"
              + "|.*\\b("
              + ENDINGS
              + ")\\.?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPANY_END =
      Pattern.compile("(" + ENDINGS + ")\\.?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("[^\\s,，;；。、|]+");
  private static final Pattern DEED =
      Pattern.compile(
          "(?:再)?(?:回访|电话|回电|打电话|约?演示|发?报价|拜访|上门|发案例|加?微信|发邮件|发?方案|跟进|开会"
              + "|call(?: back)?|demo|quote|visit|e-?mail|meeting|follow[- ]?up)",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> LINKS =
      Set.of("at", "from", "of", "@", "of the", "via", "来自", "是", "在");

  public QuickAddLine {
    chips = List.copyOf(chips);
  }

  /// Takes a line apart.
  ///
  /// @param now the moment "tomorrow" is counted from, in the zone of whoever types
  public static QuickAddLine parse(String line, Vocabulary vocabulary, ZonedDateTime now) {
    String text = line.length() > LENGTH_MAX ? line.substring(0, LENGTH_MAX) : line;
    return new Reading(text, vocabulary).shapes(now).words().result();
  }

  public Optional<Chip> chip(Kind kind) {
    return chips.stream().filter(chip -> chip.kind() == kind).findFirst();
  }

  public Optional<String> value(Kind kind) {
    return chip(kind).map(Chip::value);
  }

  /// The state of one reading: what has been taken, and by what.
  private static final class Reading {
    private final String text;
    private final Vocabulary vocabulary;
    private final BitSet taken = new BitSet();
    private final List<Chip> chips = new ArrayList<>();

    Reading(String text, Vocabulary vocabulary) {
      this.text = text;
      this.vocabulary = vocabulary;
    }

    Reading shapes(ZonedDateTime now) {
      take(EMAIL, 0, Kind.EMAIL);
      take(WECHAT, 1, Kind.WECHAT);
      take(PHONE, 0, Kind.PHONE);
      // Amounts before times: "50万" is no "50" of anything.
      takeAmount();
      takeTime(now);
      return this;
    }

    Reading words() {
      for (Word word : left()) {
        if (!has(Kind.SOURCE)) {
          vocabulary.source(word.text()).ifPresent(option -> add(Kind.SOURCE, word, option));
        }
        Matcher intent = INTENT.matcher(word.text());
        if (!has(Kind.INTENT) && !isTaken(word) && intent.matches() && isGrade(word, intent)) {
          add(Kind.INTENT, word, intent.group(1).toUpperCase(Locale.ROOT));
        }
      }
      takeNameAndCompany();
      return this;
    }

    QuickAddLine result() {
      StringBuilder note = new StringBuilder();
      int from = -1;
      int to = -1;
      for (Word word : left()) {
        if (LINKS.contains(word.text().toLowerCase(Locale.ROOT))) {
          continue;
        }
        if (from >= 0) {
          // Words that stood together stay together, with what stood between them.
          String between = text.substring(to, word.from());
          note.append(taken.get(to, word.from()).isEmpty() ? between : " ");
        }
        note.append(word.text());
        from = from < 0 ? word.from() : from;
        to = word.to();
      }
      if (from >= 0) {
        chips.add(new Chip(Kind.NOTE, note.toString(), note.toString(), from, to));
      }
      chips.sort(
          Comparator.comparingInt((Chip chip) -> chip.kind() == Kind.NOTE ? 1 : 0)
              .thenComparing(Chip.IN_READING_ORDER));
      return new QuickAddLine(chips);
    }

    private boolean isGrade(Word word, Matcher intent) {
      // A single small letter is a word of English; a grade is written large or named.
      return word.text().length() > 1 || Character.isUpperCase(intent.group(1).charAt(0));
    }

    private void takeNameAndCompany() {
      List<Word> words = left();
      for (int index = 0; index < words.size(); index++) {
        Word word = words.get(index);
        if (!has(Kind.COMPANY) && isCompanyForSure(word.text())) {
          add(Kind.COMPANY, word, word.text());
        } else if (!has(Kind.NAME) && PersonName.isChinese(word.text())) {
          add(Kind.NAME, word, word.text());
        } else if (PersonName.isWesternPart(word.text())) {
          index = takeWestern(words, index);
        }
      }
      if (!has(Kind.COMPANY)) {
        takeCompanyByPlace();
      }
    }

    /// A run of capitalised words is a name first, a company second; one that ends in "Ltd" is a
    /// company, unless it is long enough to begin with the name of a person.
    private int takeWestern(List<Word> words, int start) {
      int end = endOfRun(words, start);
      Word run = span(words.get(start), words.get(end));
      boolean sure = isCompanyForSure(run.text());
      boolean both =
          sure && !has(Kind.NAME) && end - start >= 3 && !vocabulary.knowsCompany(run.text());
      if (both || (!sure && !has(Kind.NAME) && !isLinked(words, start))) {
        int last = Math.min(end, start + 1);
        Word name = span(words.get(start), words.get(last));
        add(Kind.NAME, name, name.text());
        return last;
      }
      if (!has(Kind.COMPANY)) {
        add(Kind.COMPANY, run, run.text());
      }
      return end;
    }

    private int endOfRun(List<Word> words, int start) {
      int end = start;
      while (end + 1 < words.size()
          && !COMPANY_END.matcher(words.get(end).text()).matches()
          && adjacent(words.get(end), words.get(end + 1))
          && PersonName.isWesternPart(words.get(end + 1).text())) {
        end++;
      }
      return end;
    }

    private static boolean isLinked(List<Word> words, int start) {
      return start > 0 && LINKS.contains(words.get(start - 1).text().toLowerCase(Locale.ROOT));
    }

    /// 华为 has no ending that says so, but it stands after the person and before source, grade or
    /// time.
    private void takeCompanyByPlace() {
      int limit =
          chips.stream()
              .filter(chip ->
                  chip.kind() == Kind.SOURCE
                      || chip.kind() == Kind.INTENT
                      || chip.kind() == Kind.NEXT_STEP)
              .mapToInt(Chip::from)
              .min()
              .orElse(Integer.MAX_VALUE);
      boolean somebody = has(Kind.NAME) || has(Kind.PHONE) || has(Kind.EMAIL);
      left().stream()
          .findFirst()
          .filter(word -> somebody && word.to() <= limit && looksLikeCompany(word.text()))
          .ifPresent(word -> add(Kind.COMPANY, word, word.text()));
    }

    private static boolean looksLikeCompany(String word) {
      boolean sentence = "要想已需请对会了再有没问说不可很先等".indexOf(word.charAt(0)) >= 0;
      boolean small = Character.isLowerCase(word.charAt(0));
      return !sentence
          && !small
          && word.length() >= 2
          && word.length() <= 14
          && word.chars().anyMatch(Character::isLetter);
    }

    private boolean isCompanyForSure(String word) {
      return vocabulary.knowsCompany(word)
          || (word.length() >= 4 && COMPANY.matcher(word).matches());
    }

    private void take(Pattern pattern, int group, Kind kind) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find() && !has(kind)) {
        if (taken.get(matcher.start(), matcher.end()).isEmpty()) {
          add(
              kind,
              matcher.start(),
              matcher.end(),
              matcher.group(group),
              matcher.group(group).strip());
        }
      }
    }

    private void takeAmount() {
      Matcher matcher = AMOUNT.matcher(text);
      while (matcher.find() && !has(Kind.AMOUNT)) {
        String amount = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        if (taken.get(matcher.start(), matcher.end()).isEmpty()) {
          add(Kind.AMOUNT, matcher.start(), matcher.end(), amount.strip(), amount.strip());
        }
      }
    }

    private void takeTime(ZonedDateTime now) {
      // What is taken already is masked, so that a phone is never half a time.
      StringBuilder free = new StringBuilder(text);
      taken.stream().forEach(index -> free.setCharAt(index, '|'));
      SpokenTime.find(free.toString(), now)
          .ifPresent(time -> {
            int to = time.to();
            Matcher deed = DEED.matcher(text).region(skipSpace(to), text.length());
            if (deed.lookingAt() && taken.get(deed.start(), deed.end()).isEmpty()) {
              to = deed.end();
            }
            String value = Long.toString(time.at().toInstant().toEpochMilli());
            add(Kind.NEXT_STEP, time.from(), to, text.substring(time.to(), to).strip(), value);
          });
    }

    private int skipSpace(int from) {
      int at = from;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      return at;
    }

    private List<Word> left() {
      List<Word> words = new ArrayList<>();
      StringBuilder free = new StringBuilder(text);
      taken.stream().forEach(index -> free.setCharAt(index, ' '));
      Matcher matcher = WORD.matcher(free);
      while (matcher.find()) {
        words.add(new Word(matcher.group(), matcher.start(), matcher.end()));
      }
      return words;
    }

    private Word span(Word first, Word last) {
      return new Word(text.substring(first.from(), last.to()), first.from(), last.to());
    }

    private boolean adjacent(Word one, Word other) {
      return text.substring(one.to(), other.from()).isBlank()
          && taken.get(one.to(), other.from()).isEmpty();
    }

    private boolean isTaken(Word word) {
      return !taken.get(word.from(), word.to()).isEmpty();
    }

    private boolean has(Kind kind) {
      return chips.stream().anyMatch(chip -> chip.kind() == kind);
    }

    private void add(Kind kind, Word word, String value) {
      add(kind, word.from(), word.to(), word.text(), value);
    }

    private void add(Kind kind, int from, int to, String words, String value) {
      taken.set(from, to);
      chips.add(new Chip(kind, words, value, from, to));
    }
  }

  private record Word(String text, int from, int to) {}
}
