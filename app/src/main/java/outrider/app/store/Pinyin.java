package outrider.app.store;

import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The initial of a Han character's reading. Each character is looked up once: the dictionary is
/// slow to ask, and names use few characters.
final class Pinyin {

  private static final AtomicReferenceArray<String> KNOWN = new AtomicReferenceArray<>(0x10000);

  private Pinyin() {}

  /// A letter, or nothing for a character without a known reading.
  static String initial(int point) {
    if (point > 0xFFFF) {
      return "";
    }
    var known = KNOWN.get(point);
    if (known == null) {
      known = lookUp((char) point);
      KNOWN.set(point, known);
    }
    return known;
  }

  private static String lookUp(char character) {
    var readings = PinyinDictionary.convertToPinyin(String.valueOf(character), false);
    if (readings.isEmpty()) {
      return "";
    }
    var first = readings.getFirst().getFirstChar();
    return Character.isLetter(first) ? String.valueOf(Character.toLowerCase(first)) : "";
  }
}
