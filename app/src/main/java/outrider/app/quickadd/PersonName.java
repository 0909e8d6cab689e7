package outrider.app.quickadd;

import java.util.Set;
import java.util.regex.Pattern;

/// Whether a word is somebody's name. Chinese names begin with one of a few hundred surnames and
/// are two to four characters long; Western ones are one to three capitalised words.
final class PersonName {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅"
          + "钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊"
          + "乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲欧阳靳祁路涂兰甘裴梅童翁霍"
          + "游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬冼揭佟";
  private static final Set<String> LONG_SURNAMES =
      Set.of(
          "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "南宫", "独孤",
          "宇文", "长孙", "轩辕", "闻人", "太史");
  private static final Pattern TITLED = Pattern.compile("(.{1,4}?)(先生|女士|小姐|总|总监|经理|老师|工|主任|博士)");
  private static final Pattern WESTERN = Pattern.compile("\\p{Lu}[\\p{L}'’.-]*");

  private PersonName() {}

  static boolean isChinese(String word) {
    var titled = TITLED.matcher(word);
    if (titled.matches() && startsWithSurname(titled.group(1))) {
      return true;
    }
    int length = word.length();
    if (!isHan(word) || length < 2 || length > 4) {
      return false;
    }
    boolean longSurname = length > 2 && LONG_SURNAMES.contains(word.substring(0, 2));
    return longSurname || (length <= 3 && startsWithSurname(word));
  }

  static boolean isWesternPart(String word) {
    return WESTERN.matcher(word).matches() && !isHan(word);
  }

  static boolean isHan(String word) {
    return !word.isEmpty()
        && word.codePoints()
            .allMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
  }

  private static boolean startsWithSurname(String word) {
    return !word.isEmpty()
        && isHan(word)
        && (SURNAMES.indexOf(word.charAt(0)) >= 0
            || (word.length() >= 2 && LONG_SURNAMES.contains(word.substring(0, 2))));
  }
}
