package outrider.app.review;

/// What somebody won in the quarter, in one currency.
record Won(String owner, String team, String currency, long minor) {}
