package outrider.server.integrate;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import outrider.core.rule.Reason;

/// Reads RSS (0.9 to 2.0) and Atom (RFC 4287): an entry is a row, each of its elements a column by
/// its name without a prefix; a link without words is its address. Nothing outside the document is
/// ever fetched for it.
final class FeedTable {
  private static final int OPENING = 600;

  private FeedTable() {}

  static boolean isFeed(String opening) {
    String head = opening.substring(0, Math.min(OPENING, opening.length()));
    return head.startsWith("<")
        && (head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:RDF"));
  }

  static DeliveredTable read(byte[] bytes) throws UnusableDelivery {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return read(xml);
    } catch (XMLStreamException torn) {
      throw new UnusableDelivery(Reason.of("source.unreadable"), torn);
    }
  }

  private static DeliveredTable read(XMLStreamReader xml)
      throws XMLStreamException, UnusableDelivery {
    Map<String, Integer> columns = new LinkedHashMap<>();
    List<Map<String, String>> rows = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && isEntry(xml.getLocalName())) {
        Tables.room(rows.size());
        Map<String, String> row = entry(xml);
        row.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
        rows.add(row);
      }
    }
    return rows.isEmpty() ? new DeliveredTable(List.of(), List.of()) : Tables.table(columns, rows);
  }

  private static boolean isEntry(String name) {
    return name.equals("item") || name.equals("entry");
  }

  private static Map<String, String> entry(XMLStreamReader xml) throws XMLStreamException {
    String ends = xml.getLocalName();
    Map<String, String> row = new LinkedHashMap<>();
    List<StringBuilder> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          names.add(xml.getLocalName());
          texts.add(new StringBuilder());
          String address = xml.getAttributeValue(null, "href");
          if (address != null) {
            row.putIfAbsent(xml.getLocalName(), address);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!texts.isEmpty()) {
            texts.getLast().append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (names.isEmpty()) {
            if (xml.getLocalName().equals(ends)) {
              return row;
            }
          } else {
            String words = texts.removeLast().toString().strip();
            String name = names.removeLast();
            if (words.isEmpty()) {
              row.putIfAbsent(name, "");
            } else {
              row.merge(name, words, (one, other) -> one.isEmpty() ? other : one + ", " + other);
            }
          }
        }
        default -> {}
      }
    }
  }
}
