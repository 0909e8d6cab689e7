package outrider.app.crosssell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.crosssell.CoPurchase;

/// Who bought what, as far as this book has it: orders, invoices and places in classes that other
/// systems told of, and won deals of a product.
///
/// @param names of the customers, by id
public record CrossSellBook(CoPurchase bought, Map<String, String> names) {

  public static final CrossSellBook EMPTY = new CrossSellBook(CoPurchase.of(Map.of()), Map.of());

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
    return new CrossSellBook(CoPurchase.of(baskets), Map.copyOf(names));
  }
}
