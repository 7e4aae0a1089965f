package vn.lienthong.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of a hub's heap is in use after a full collection, by the JDK's own tool. */
final class HeapLook {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private HeapLook() {}

    /** Bytes; -1 where the tool is not there. */
    static long used(long pid) throws IOException, InterruptedException {
        if (jcmd(pid, "GC.run") == null) {
            return -1;
        }
        String info = jcmd(pid, "GC.heap_info");
        Matcher used = USED.matcher(info == null ? "" : info);
        return used.find() ? Long.parseLong(used.group(1)) * 1024 : -1;
    }

    private static String jcmd(long pid, String order) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            return null;
        }
        Process process = new ProcessBuilder(tool.toString(), String.valueOf(pid), order)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : null;
    }
}
