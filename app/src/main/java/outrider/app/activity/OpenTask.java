package outrider.app.activity;

/// A task that is finished by writing down what was done.
public record OpenTask(String id, String title, String kind) {}
