package outrider.app.crosssell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.crosssell.Affinity;
import outrider.core.crosssell.CoPurchase;
import outrider.core.product.Product;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// Who bought what, as far as this book has it: orders, invoices and places in classes that other
/// systems told of, and won deals of a product.
///
/// @param names of the customers, by id
/// @param products that the company lists, by name and by number, where other systems call them so
public record CrossSellBook(
    CoPurchase bought, Map<String, String> names, Map<String, Product> products) {

  public static final CrossSellBook EMPTY =
      new CrossSellBook(CoPurchase.of(Map.of()), Map.of(), Map.of());

  private static final String BOUGHT =
      """
      SELECT e.parent, e.product FROM external_record e
      WHERE e.kind IN ('order', 'invoice', 'roster') AND e.product IS NOT NULL
        AND e.parent IS NOT NULL
      GROUP BY e.parent, e.product
      UNION
      SELECT o.account, p.name FROM opportunity o JOIN product p ON p.id = o.product
      WHERE o.state = 'won' AND o.account IS NOT NULL\
      """;

  public static Query<CrossSellBook> all() {
    return Query.of(
        "cross-sell",
        CrossSellBook::read,
        Table.EXTERNAL_RECORD,
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.CONFIGURATION);
  }

  private static CrossSellBook read(Sql sql) {
    var baskets = new HashMap<String, Set<String>>();
    sql.each(
        BOUGHT,
        columns ->
            baskets.computeIfAbsent(columns.text(1), _ -> new HashSet<>()).add(columns.text(2)));
    var names = new HashMap<String, String>();
    if (!baskets.isEmpty()) {
      sql.each(
          "SELECT id, name FROM account",
          columns -> {
            if (baskets.containsKey(columns.text(1))) {
              names.put(columns.text(1), columns.text(2));
            }
          });
    }
    baskets.keySet().retainAll(names.keySet());
    return new CrossSellBook(CoPurchase.of(baskets), Map.copyOf(names), products(sql));
  }

  private static Map<String, Product> products(Sql sql) {
    var products = new HashMap<String, Product>();
    for (var row : RecordTable.of(RecordType.PRODUCT).all(sql)) {
      var product = Product.of(row);
      products.put(product.name(), product);
      var number = row.text(Fields.EXTERNAL_ID);
      if (!number.isEmpty()) {
        products.putIfAbsent(number, product);
      }
    }
    return Map.copyOf(products);
  }

  /// Whether what is missing is more of what they have.
  public boolean isUp(Affinity pair) {
    var owned = products.get(pair.owned());
    var missing = products.get(pair.missing());
    return owned != null && missing != null && missing.isAbove(owned);
  }

  /// What a customer may be offered, the surest first.
  public List<Offer> offers(String customer) {
    return bought.offers(customer).stream().map(pair -> new Offer(pair, isUp(pair))).toList();
  }
}
