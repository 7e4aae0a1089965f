package vn.lienthong.asking;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file on a server through once it looked the same in two looks, one after the other: one that still grows is not read.
 * Needs no clock, so a server with a wrong one is no trouble.
 */
public final class FilesAtRest implements GenericFileFilter<Object> {
    private static final int MOST = 100_000;

    private record Look(long length, long modified) {}

    private final Map<String, Look> before = new ConcurrentHashMap<>();

    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()) {
            return false;
        }
        if (before.size() > MOST) {
            before.clear();
        }
        Look now = new Look(file.getFileLength(), file.getLastModified());
        return now.equals(before.put(file.getAbsoluteFilePath(), now));
    }
}
