package vn.lienthong.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which deed a request is: every address of pages and API, as the routes name it. An address that is not here is refused. */
public final class Paths {
    /**
     * @param path with its variables in braces
     */
    public record Known(String method, String path, Deed deed) {
        private Pattern pattern() {
            return Pattern.compile(Pattern.quote(path).replaceAll("\\{[a-z]+}", "\\\\E([^/]+)\\\\Q") + "/?");
        }
    }

    private record Compiled(Known known, Pattern pattern) {}

    /** @param variable what stands in the address for its variable; empty when it has none */
    public record Meant(Deed deed, String path, String variable) {}

    private static final List<Known> ALL = List.of(
            new Known("GET", "/assets/{name}", Deed.ENTER),
            new Known("GET", "/dang-nhap", Deed.ENTER),
            new Known("POST", "/dang-nhap", Deed.ENTER),
            new Known("GET", "/dang-nhap/dinh-danh", Deed.ENTER),
            new Known("GET", "/dang-nhap/tro-ve", Deed.ENTER),
            new Known("POST", "/dang-xuat", Deed.ENTER),
            new Known("GET", "/api/v1/openapi.json", Deed.ENTER),
            new Known("GET", "/api/v1/checkpoint", Deed.ENTER),
            new Known("POST", "/api/v1/sources/{source}/deliveries", Deed.SEND),
            new Known("POST", "/dvcqg/login", Deed.SEND),
            new Known("POST", "/dvcqg/services", Deed.SEND),
            new Known("POST", "/dvcqg/relay/{service}", Deed.SEND),
            new Known("GET", "/", Deed.FIGURES),
            new Known("GET", "/chi-so", Deed.FIGURES),
            new Known("GET", "/api/v1/indicators", Deed.FIGURES),
            new Known("GET", "/doi-soat", Deed.FIGURES),
            new Known("GET", "/reconcile", Deed.FIGURES),
            new Known("GET", "/api/v1/sources", Deed.FIGURES),
            new Known("GET", "/api/v1/sources/{source}", Deed.SOURCE_STATE),
            new Known("GET", "/nguon/{source}", Deed.SOURCE_STATE),
            new Known("GET", "/api/v1/dossiers/{number}", Deed.DOSSIER),
            new Known("GET", "/ho-so", Deed.STORY),
            new Known("GET", "/ho-so/{number}", Deed.STORY),
            new Known("GET", "/dong-thoi-gian", Deed.STORY),
            new Known("GET", "/api/v1/dossiers/{number}/story", Deed.STORY),
            new Known("GET", "/thong-diep", Deed.MESSAGE),
            new Known("GET", "/api/v1/journal/{position}", Deed.MESSAGE),
            new Known("GET", "/api/v1/journal/{position}/proof", Deed.MESSAGE),
            new Known("GET", "/tra-cuu", Deed.SEARCH),
            new Known("GET", "/api/v1/search", Deed.SEARCH),
            new Known("GET", "/ma-cho-ghep", Deed.PROBLEMS),
            new Known("GET", "/van-de", Deed.PROBLEMS),
            new Known("POST", "/ma-cho-ghep", Deed.DECIDE),
            new Known("POST", "/van-de", Deed.DECIDE),
            new Known("GET", "/xuong-anh-xa", Deed.TRY),
            new Known("POST", "/xuong-anh-xa", Deed.TRY),
            new Known("GET", "/nguyen-van", Deed.PAYLOAD),
            new Known("POST", "/nguyen-van", Deed.PAYLOAD),
            new Known("POST", "/api/v1/journal/{position}/payload", Deed.PAYLOAD),
            new Known("GET", "/tim-nguoi", Deed.FIND_PERSON),
            new Known("POST", "/tim-nguoi", Deed.FIND_PERSON),
            new Known("POST", "/api/v1/search", Deed.FIND_PERSON),
            new Known("GET", "/kiem-toan", Deed.AUDITS),
            new Known("GET", "/audit", Deed.AUDITS),
            new Known("GET", "/kiem-toan/trang-kiem-tra", Deed.AUDITS),
            new Known("POST", "/kiem-toan", Deed.VERIFY),
            new Known("POST", "/kiem-toan/xuat", Deed.EXPORT),
            new Known("POST", "/kiem-toan/tai", Deed.EXPORT),
            new Known("GET", "/phat-lai", Deed.REPLAYS),
            new Known("GET", "/replay", Deed.REPLAYS),
            new Known("POST", "/phat-lai", Deed.REDELIVER));

    private static final List<Compiled> COMPILED =
            ALL.stream().map(known -> new Compiled(known, known.pattern())).toList();

    private Paths() {}

    public static List<Known> list() {
        return ALL;
    }

    /** The methods of an address; empty for one that is not here. */
    public static Set<String> methods(String path) {
        return COMPILED.stream()
                .filter(one -> one.pattern().matcher(path).matches())
                .map(one -> one.known().method())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param path decoded and without dots, as the server matches it */
    public static Optional<Meant> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        for (Compiled one : COMPILED) {
            Matcher matcher = one.pattern().matcher(path);
            if (one.known().method().equals(asked) && matcher.matches()) {
                String variable = matcher.groupCount() > 0 ? matcher.group(1) : "";
                return Optional.of(new Meant(one.known().deed(), one.known().path(), variable));
            }
        }
        return Optional.empty();
    }
}
