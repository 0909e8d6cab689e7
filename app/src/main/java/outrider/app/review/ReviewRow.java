package outrider.app.review;

/// A line of the table of deals.
record ReviewRow(ReviewDeal deal, DealDetail detail) {}
