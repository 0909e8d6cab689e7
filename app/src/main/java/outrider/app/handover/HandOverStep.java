package outrider.app.handover;

/// The steps of the wizard, in their order.
enum HandOverStep {
  WHO,
  SPLIT,
  PREVIEW,
  CONFIRM;

  String wordKey() {
    return "handover.step." + name();
  }

  HandOverStep next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  HandOverStep previous() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
