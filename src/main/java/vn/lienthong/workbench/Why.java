package vn.lienthong.workbench;

/** Why a line is proposed, for the person who decides. */
record Why(String vi, String en) {
    static final Why TOLD = new Why("như đã chỉ", "as told");
    static final Why JOINED = new Why("hai phần của một giá trị", "two parts of one value");
    static final Why AROUND = new Why("nằm ở đối tượng bao ngoài", "stands in the object around the records");

    static Why of(double like, double evidence) {
        Why name = name(like);
        if (evidence == 0) {
            return name;
        }
        return evidence > 0
                ? name.and("giá trị khớp", "values fit")
                : name.and("giá trị không giống", "values do not look like it");
    }

    Why and(Why other) {
        return and(other.vi, other.en);
    }

    String in(boolean vietnamese) {
        return vietnamese ? vi : en;
    }

    private Why and(String moreVi, String moreEn) {
        return new Why(vi + ", " + moreVi, en + ", " + moreEn);
    }

    private static Why name(double like) {
        if (like >= 0.999) {
            return new Why("tên khớp", "name fits");
        }
        return like >= 0.75
                ? new Why("tên gần giống", "name is near")
                : new Why("tên hơi giống", "name is a little alike");
    }
}
