package vn.lienthong.mapping;

/** How many records lie at a path, before any of them is read. */
final class Items implements SourcePath.Visitor {
    private int count;
    private int absent;

    private Items() {}

    static Items count(SourcePath each, Spot document, Surroundings around) {
        Items items = new Items();
        each.visit(document, around, items);
        return items;
    }

    @Override
    public boolean item(Spot item) {
        return ++count <= DeliveryReader.MOST_RECORDS;
    }

    @Override
    public boolean absent(String at, boolean optional) {
        return ++absent <= DeliveryReader.MOST_RECORDS;
    }

    int count() {
        return count;
    }

    /** Whether the delivery does not have such a place at all: an empty list is one. */
    boolean isNowhere() {
        return count == 0 && absent > 0;
    }
}
