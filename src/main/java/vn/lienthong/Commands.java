package vn.lienthong;

/** The one entry point: {@code java -jar lienthong.jar <command>}. */
public final class Commands {
    private Commands() {}

    public static void main(String[] args) {
        System.out.println("Liên Thông");
    }
}
