package vn.lienthong.sandbox;

/**
 * An agency in the portal's catalogue.
 *
 * @param level CAPDONVI: 1 ministry or province, 2 below, 3 commune (a guess: the list was not found)
 */
public record SandboxAgency(String madonvi, String name, int level) {}
