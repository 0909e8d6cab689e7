package outrider.app.response;

/// A lead in the list behind a figure.
record LeadLine(long number, String id, String name, String company, String owner) {}
