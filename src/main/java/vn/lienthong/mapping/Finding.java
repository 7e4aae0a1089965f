package vn.lienthong.mapping;

/**
 * Something wrong in the files of a mapping, found when it is compiled.
 *
 * @param file as in the bundle: {@code mapping.yaml}, {@code shape.txt}, {@code codes/status.csv}
 * @param line from 1
 * @param column from 1
 * @param code stable, documented in src/docs/mapping.md
 * @param vi what was expected, what was found, what to write, in Vietnamese
 * @param en the same in English
 */
public record Finding(String file, int line, int column, String code, String vi, String en) {
    /** {@code mapping.yaml:14:9  path-unknown  Expected …}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + "  " + code + "  " + en;
    }
}
