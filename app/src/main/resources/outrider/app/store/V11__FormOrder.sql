-- Forms and assignment rules have a name in both languages; the fields of a form have an order.
ALTER TABLE form ADD COLUMN "name_en" TEXT;
ALTER TABLE form ADD COLUMN "field_order" TEXT;
ALTER TABLE assignment_rule ADD COLUMN "name_en" TEXT;
