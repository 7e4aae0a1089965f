package vn.lienthong.settings;

/** Wrong usage or configuration: the command ends with exit code 2 and this sentence, without a stack trace. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String vi;

    public UsageException(String vi, String en) {
        super(en);
        this.vi = vi;
    }

    public String in(String language) {
        return language.equals("en") ? getMessage() : vi;
    }
}
