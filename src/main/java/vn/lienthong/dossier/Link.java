package vn.lienthong.dossier;

import java.util.Locale;

/** Where a paper is said to lie. Looked at, never followed: a link is data, and data must not send the hub anywhere. */
final class Link {
    private Link() {}

    /** It has a space in it, is no web address, or leads into somebody's own network. */
    static boolean isUnreachable(String link) {
        String address = link.strip();
        int scheme = address.indexOf("://");
        boolean web = scheme > 0 && address.regionMatches(true, 0, "http", 0, 4);
        return !web || address.chars().anyMatch(Character::isWhitespace) || isInside(host(address, scheme + 3));
    }

    private static String host(String address, int from) {
        int end = from;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String host =
                address.substring(address.lastIndexOf('@', end) > from ? address.lastIndexOf('@', end) + 1 : from, end);
        int port = host.lastIndexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    /** RFC 1918, this machine, a link's own network, and names without a dot. */
    private static boolean isInside(String host) {
        if (host.indexOf('.') < 0 || host.startsWith("10.") || host.startsWith("127.") || host.startsWith("192.168.")) {
            return true;
        }
        boolean between = host.startsWith("172.") && host.indexOf('.', 4) > 0 && isSixteenToThirtyOne(host);
        return between || host.startsWith("169.254.") || host.endsWith(".local") || host.endsWith(".lan");
    }

    private static boolean isSixteenToThirtyOne(String host) {
        String second = host.substring(4, host.indexOf('.', 4));
        return second.length() == 2 && second.compareTo("16") >= 0 && second.compareTo("31") <= 0;
    }
}
