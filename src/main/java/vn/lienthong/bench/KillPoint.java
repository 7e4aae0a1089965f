package vn.lienthong.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step that the bench puts between the steps of its own copy of the routes: the thread that comes there as the n-th says so and
 * stands still with its work in hand, until the process is killed; the others go on. The shipped routes have no such step.
 */
public final class KillPoint {
    static final String AT = "bench.kill-at";
    static final String AFTER = "bench.kill-after";

    private final String wanted = System.getProperty(AT, "");
    private final int after = Integer.getInteger(AFTER, 1);
    private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();

    public void reach(String point) throws InterruptedException {
        if (!wanted.equals(point)
                || times.computeIfAbsent(point, name -> new AtomicInteger()).incrementAndGet() != after) {
            return;
        }
        System.out.println(said(point));
        System.out.flush();
        new CountDownLatch(1).await();
    }

    static String said(String point) {
        return "REACHED " + point + ";";
    }
}
