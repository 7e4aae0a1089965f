package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/** Pages of which each says where the next one is: the header Link, an address in the answer, or a cursor in it. */
final class NextPages implements Paging {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final String HEADER = "link";

    private final String url;
    private final String path;
    private final int size;
    private final boolean resumes;
    private String here;
    private String reached;
    private boolean over;
    private JsonNode before;

    /**
     * @param path of the next page's address or cursor in the answer, or {@code link} for the header
     * @param from the cursor to begin with; null for the beginning
     * @param resumes true when the next round goes on where this one ends
     */
    NextPages(String url, String path, int size, String from, boolean resumes) {
        this.url = url;
        this.path = path;
        this.size = size;
        this.here = from == null ? "" : from;
        this.resumes = resumes;
    }

    @Override
    public Map<String, String> blanks() {
        return Map.of("size", String.valueOf(size), "cursor", isAddress(here) ? "" : here);
    }

    @Override
    public Optional<String> address() {
        return isAddress(here) ? Optional.of(sameServer(here)) : Optional.empty();
    }

    @Override
    public boolean came(Page page) {
        String next = path.equals(HEADER) ? linked(page.link()) : Answers.text(page.root(), path);
        boolean same = page.records().equals(before);
        boolean empty = page.records().isEmpty();
        over = next.isEmpty() || next.equals(here) || same || empty;
        reached = next.isEmpty() ? here : next;
        before = page.records();
        here = next;
        return !same && !empty;
    }

    @Override
    public boolean skip() {
        return false;
    }

    @Override
    public String cursor() {
        return resumes && !reached.isEmpty() ? reached : null;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private static boolean isAddress(String next) {
        return next.matches("(?i)https?://.*") || next.startsWith("/") || next.startsWith("?");
    }

    /** The account goes with every question: it must not be led to another server. */
    private String sameServer(String next) {
        URI own = URI.create(url);
        URI led;
        try {
            // URI.resolve would drop the path's last name before a bare query.
            led = next.startsWith("?") ? URI.create(url.replaceFirst("\\?.*", "") + next) : own.resolve(next);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        boolean same = own.getScheme().equalsIgnoreCase(led.getScheme())
                && String.valueOf(own.getAuthority()).equalsIgnoreCase(led.getAuthority());
        if (!same) {
            throw foreign();
        }
        return led.toString();
    }

    private static RefusedException foreign() {
        return new RefusedException(new Refusal(
                502,
                "source-next-foreign",
                "Nguồn chỉ sang máy chủ khác cho trang sau; trang đó không được hỏi, vì tài khoản sẽ bị gửi sang đó",
                "Expected the next page on the source's own server, but its answer leads to another one; it is not asked,"
                        + " because the account would go with it",
                0));
    }

    private static String linked(String header) {
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            if (link.group(2).matches("(?i).*\\brel\\s*=\\s*\"?next\"?.*")) {
                return link.group(1).strip();
            }
        }
        return "";
    }
}
