package vn.lienthong.mapping;

/**
 * Which part of the shape a line's paths begin at.
 *
 * @param here the record's or item's place
 * @param holder the place of what holds its list
 */
record Level(String here, String holder) {
    /** The document itself. */
    static final Level ROOT = new Level("", "");

    String base(SourcePath path) {
        return switch (path.start()) {
            case DOCUMENT, FACT -> "";
            case HOLDER -> holder;
            case RECORD -> here;
        };
    }

    /** Of the items at a path from here. */
    Level below(SourcePath each) {
        String base = base(each);
        String outer = each.holderShape();
        return new Level(Shape.join(base, each.shapeText()), outer.isEmpty() ? base : Shape.join(base, outer));
    }
}
